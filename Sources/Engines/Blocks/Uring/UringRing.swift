#if IOUring
    internal import CLinux
    internal import CUring
    internal import Platform
    internal import Workloads

    /// What the options of the engine ask for.
    struct UringOptions {
        /// The requests in flight.
        let depth: Int
        let registersBuffers: Bool
        let registersFile: Bool
        let isPolled: Bool
        let isDirect: Bool
        let advice: AccessAdvice

        init(_ engine: EngineSpec) {
            depth = engine[.depth]
            registersBuffers = engine[.fixedBuffers]
            registersFile = engine[.fixedFiles]
            isPolled = engine[.polling]
            isDirect = engine[.direct]
            advice = engine[.advice]
        }
    }

    /// One thread's ring with its buffers, used by one thread at a time.
    @safe final class UringRing {
        /// A request in flight.
        struct Slot {
            var offset = 0
            /// What the block has, in bytes.
            var count = 0
            /// What has been moved of it.
            var done = 0
        }

        let options: UringOptions
        let layout: UringLayout
        let ring: UnsafeMutablePointer<io_uring>
        let slots: UnsafeMutablePointer<Slot>
        private var isOpen = true
        /// io_uring_setup, the two mappings of a ring, and what is registered.
        var openingCalls: Int { 3 + (options.registersBuffers ? 1 : 0) + (options.registersFile ? 1 : 0) }
        /// Two mappings undone, and the ring closed.
        static let closingCalls = 3

        init(_ options: UringOptions, blockSize: Int, lane: Lane, descriptor: Int32, alignment: Int) throws {
            self.options = options
            layout = unsafe UringLayout(
                depth: options.depth,
                stride: Self.stride(blockSize),
                mask: alignment - 1,
                descriptor: descriptor,
                isFileRegistered: options.registersFile,
                areBuffersRegistered: options.registersBuffers,
                buffer: lane.bufferBase,
                payload: lane.payloadBase
            )
            unsafe slots = .allocate(capacity: options.depth)
            unsafe slots.initialize(repeating: Slot(), count: options.depth)
            unsafe ring = .allocate(capacity: 1)
            unsafe ring.initialize(to: io_uring())
            let result = unsafe curing_open(ring, UInt32(options.depth), options.isPolled ? 1 : 0)
            guard result == 0 else {
                isOpen = false
                throw EngineRefusal(IOUringLibrary.refusal(of: -result).description)
            }
            try register()
        }

        /// From one request's buffer to the next, in bytes: whole pages.
        static func stride(_ blockSize: Int) -> Int {
            (blockSize + PageCache.pageSize - 1) & ~(PageCache.pageSize - 1)
        }

        private func register() throws {
            if options.registersBuffers {
                // With one request in flight the payload of writes is the second buffer.
                var parts = unsafe (0..<options.depth).map { slot in
                    unsafe iovec(iov_base: layout.buffer + slot * layout.stride, iov_len: layout.stride)
                }
                if options.depth == 1 { unsafe parts.append(iovec(iov_base: layout.payload, iov_len: layout.stride)) }
                let result = unsafe io_uring_register_buffers(ring, parts, UInt32(parts.count))
                if result < 0 { throw Self.refusal("io_uring_register_buffers", result) }
            }
            if options.registersFile {
                let result = unsafe io_uring_register_files(ring, [layout.descriptor], 1)
                if result < 0 { throw Self.refusal("io_uring_register_files", result) }
            }
        }

        private static func refusal(_ call: String, _ result: Int32) -> EngineRefusal {
            let reason = SystemError(call, result: Int(result)).description
            return EngineRefusal(reason + ": buffers count against the memory that may be locked (ulimit -l)")
        }

        deinit {
            close()
            unsafe ring.deallocate()
            unsafe slots.deallocate()
        }

        func close() {
            guard isOpen else { return }
            isOpen = false
            unsafe io_uring_queue_exit(ring)
        }
    }

    /// What a request is made of, in locals of the loops.
    @safe struct UringLayout {
        let depth: Int
        let stride: Int
        /// The unit of O_DIRECT less one; 0 without.
        let mask: Int
        let descriptor: Int32
        let isFileRegistered: Bool
        let areBuffersRegistered: Bool
        let buffer: UnsafeMutableRawPointer
        let payload: UnsafeMutableRawPointer

        init(
            depth: Int,
            stride: Int,
            mask: Int,
            descriptor: Int32,
            isFileRegistered: Bool,
            areBuffersRegistered: Bool,
            buffer: UnsafeMutableRawPointer,
            payload: UnsafeMutableRawPointer
        ) {
            self.depth = depth
            self.stride = stride
            self.mask = mask
            self.descriptor = descriptor
            self.isFileRegistered = isFileRegistered
            self.areBuffersRegistered = areBuffersRegistered
            unsafe self.buffer = buffer
            unsafe self.payload = payload
        }

        /// Where a request moves its bytes to.
        @inline(__always)
        func target(slot: Int) -> curing_target {
            unsafe curing_target(
                file: isFileRegistered ? 0 : descriptor,
                file_is_registered: isFileRegistered ? 1 : 0,
                buffer: buffer + slot &* stride,
                buffer_index: areBuffersRegistered ? Int32(truncatingIfNeeded: slot) : -1
            )
        }

        /// Where the one write moves its bytes from.
        @inline(__always)
        func source() -> curing_target {
            unsafe curing_target(
                file: isFileRegistered ? 0 : descriptor,
                file_is_registered: isFileRegistered ? 1 : 0,
                buffer: payload,
                buffer_index: areBuffersRegistered ? 1 : -1
            )
        }
    }
#endif
