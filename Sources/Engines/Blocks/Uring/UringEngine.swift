#if IOUring
    internal import CUring

    /// One io_uring request at a time: queued, handed over, and waited for.
    @safe struct UringEngine: BlockEngine, ~Copyable {
        static var readCall: String { "io_uring read" }
        static var writeCall: String { "io_uring write" }
        static var copies: Bool { true }

        private let ring: UnsafeMutablePointer<io_uring>
        private var target: curing_target
        private var source: curing_target
        private let mask: Int
        private(set) var calls: UInt64 = 0

        init(_ ring: UringRing) {
            unsafe self.ring = ring.ring
            unsafe target = ring.layout.target(slot: 0)
            unsafe source = ring.layout.source()
            mask = ring.layout.mask
        }

        @inline(__always)
        mutating func bytes(at offset: Int, count: Int) throws(LoopFault) -> UnsafeRawPointer {
            let got = unsafe curing_move(ring, &target, 0, count, mask, Int64(offset), &calls)
            if got != count { throw LoopFault(.read, result: got, offset: offset) }
            return unsafe UnsafeRawPointer(target.buffer)
        }

        @inline(__always)
        mutating func put(_ payload: UnsafeRawPointer, at offset: Int, count: Int) throws(LoopFault) {
            let put = unsafe curing_move(ring, &source, 1, count, 0, Int64(offset), &calls)
            if put != count { throw LoopFault(.write, result: put, offset: offset) }
        }
    }
#endif
