#if IOUring
    internal import CUring
    internal import Glibc

    /// Several io_uring reads in flight: a block is used when it arrives, in whatever order that is, and its place in the queue is
    /// taken by the next.
    @safe struct UringQueueEngine: BlockEngine, ~Copyable {
        static var readCall: String { "io_uring read" }
        static var writeCall: String { "none" }
        static var copies: Bool { true }
        static var readsAhead: Bool { true }

        private let layout: UringLayout
        private let ring: UnsafeMutablePointer<io_uring>
        private let slots: UnsafeMutablePointer<UringRing.Slot>
        private(set) var calls: UInt64 = 0

        init(_ owner: UringRing) {
            layout = owner.layout
            unsafe ring = owner.ring
            unsafe slots = owner.slots
        }

        mutating func readAhead<Offsets: OffsetSequence, Use: Consumer>(
            _ offsets: Offsets,
            _ use: Use,
            _ frame: LoopFrame
        ) throws(LoopFault) -> UInt64 {
            var digest: UInt64 = 0
            var next = 0
            var inFlight = 0
            do throws(LoopFault) {
                while next < min(layout.depth, offsets.count) {
                    try start(next, offsets.block(next), frame)
                    next &+= 1
                    inFlight &+= 1
                }
                while inFlight > 0 {
                    let waited = unsafe curing_wait(ring, &calls)
                    if waited < 0 { throw LoopFault(.read, result: Int64(waited), offset: 0) }
                    var tag: UInt64 = 0
                    var moved: Int32 = 0
                    while unsafe curing_take(ring, &tag, &moved) != 0 {
                        let slot = Int(truncatingIfNeeded: tag)
                        inFlight &-= 1
                        if try finish(slot, moved: Int(moved)) {
                            let bytes = unsafe frame.buffer + slot &* layout.stride
                            let count = unsafe slots[slot].count
                            digest &+= unsafe use.consume(
                                UnsafeRawPointer(bytes),
                                count: count,
                                isBuffer: true,
                                buffer: bytes
                            )
                            guard next < offsets.count else { continue }
                            try start(slot, offsets.block(next), frame)
                            next &+= 1
                        }
                        inFlight &+= 1
                    }
                }
            } catch {
                // The kernel still writes into the buffers of what is in flight.
                drain(inFlight)
                throw error
            }
            return digest
        }

        /// Puts the read of a block into the queue.
        @inline(__always)
        private mutating func start(_ slot: Int, _ block: Int, _ frame: LoopFrame) throws(LoopFault) {
            let offset = block &* frame.blockSize
            unsafe slots[slot] = UringRing.Slot(offset: offset, count: frame.length(at: offset), done: 0)
            try queue(slot)
        }

        /// Queues what is missing of a slot's block; with O_DIRECT whole units.
        @inline(__always)
        private mutating func queue(_ slot: Int) throws(LoopFault) {
            let (offset, count, done) = unsafe (slots[slot].offset, slots[slot].count, slots[slot].done)
            let whole = (count &+ layout.mask) & ~layout.mask
            var target = unsafe layout.target(slot: slot)
            let result = unsafe curing_queue(ring, &target, 0, done, whole, Int64(offset), UInt64(slot))
            if result < 0 { throw LoopFault(.read, result: Int64(result), offset: offset) }
        }

        /// Takes a completion in: true if the block is there, false if the rest of it was queued.
        @inline(__always)
        private mutating func finish(_ slot: Int, moved: Int) throws(LoopFault) -> Bool {
            let (offset, count, done) = unsafe (slots[slot].offset, slots[slot].count, slots[slot].done)
            if moved >= count &- done { return true }
            // Fewer bytes than asked: the rest is asked for, until nothing comes, or what came ends inside of a unit of O_DIRECT.
            let all = done &+ max(0, moved)
            if moved == 0 || all & layout.mask != 0 { throw LoopFault(.read, result: Int64(all), offset: offset) }
            if moved < 0, moved != -Int(EINTR), moved != -Int(EAGAIN) {
                throw LoopFault(.read, result: Int64(moved), offset: offset)
            }
            unsafe slots[slot].done = all
            try queue(slot)
            return false
        }

        /// Waits for what is in flight, and takes no notice of it.
        private mutating func drain(_ inFlight: Int) {
            var left = inFlight
            var tag: UInt64 = 0
            var moved: Int32 = 0
            while left > 0, unsafe curing_wait(ring, &calls) == 0 {
                while left > 0, unsafe curing_take(ring, &tag, &moved) != 0 { left -= 1 }
            }
        }

        /// Never called: ``readAhead(_:_:_:)`` is the loop.
        mutating func bytes(at offset: Int, count: Int) throws(LoopFault) -> UnsafeRawPointer {
            throw LoopFault(.read, result: 0, offset: offset)
        }

        /// Never called: the catalog refuses to write.
        mutating func put(_ payload: UnsafeRawPointer, at offset: Int, count: Int) throws(LoopFault) {
            throw LoopFault(.write, result: 0, offset: offset)
        }
    }
#endif
