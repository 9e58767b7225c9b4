internal import CLinux
internal import Workloads

/// The sizes that a loop needs, and its buffer.
@safe struct LoopFrame {
    let blockSize: Int
    let fileSize: Int
    /// The bytes of a page of the kernel.
    let pageSize: Int
    /// Page-aligned, of at least one block rounded up to 8.
    let buffer: UnsafeMutableRawPointer

    /// Page-aligned, of the same size: the payload of writes, apart from what is read.
    let payload: UnsafeMutableRawPointer

    init(
        blockSize: Int,
        fileSize: Int,
        pageSize: Int = Case.pageSize,
        buffer: UnsafeMutableRawPointer,
        payload: UnsafeMutableRawPointer
    ) {
        self.blockSize = blockSize
        self.fileSize = fileSize
        self.pageSize = pageSize
        unsafe self.buffer = buffer
        unsafe self.payload = payload
    }

    /// The bytes of the block at `offset`: the last one of a file may be shorter.
    @inline(__always)
    func length(at offset: Int) -> Int { min(blockSize, fileSize &- offset) }
}

/// The hot loops. Each is generic over engine, pattern and use, and compiled for each combination: no call but the engine's own
/// is left in it. The result goes through the black box, or the optimiser would remove the work.
enum Loops {
    /// Reads the blocks of a batch and returns the digest; nothing is recorded.
    static func read<Engine: BlockEngine & ~Copyable, Offsets: OffsetSequence, Use: Consumer>(
        _ engine: inout Engine,
        _ offsets: Offsets,
        _ use: Use,
        _ frame: LoopFrame
    ) throws(LoopFault) -> UInt64 {
        var nothing = NoRecorder()
        return try read(&engine, offsets, use, frame, &nothing)
    }

    /// Reads the blocks of a batch and returns the digest.
    static func read<Engine: BlockEngine & ~Copyable, Offsets: OffsetSequence, Use: Consumer, Record: Recorder>(
        _ engine: inout Engine,
        _ offsets: Offsets,
        _ use: Use,
        _ frame: LoopFrame,
        _ recorder: inout Record
    ) throws(LoopFault) -> UInt64 {
        // Decided when the loop is compiled. Latencies of such engines are refused: no operation has an end of its own.
        if Engine.readsAhead { return try engine.readAhead(offsets, use, frame) }
        var digest: UInt64 = 0
        for index in 0..<offsets.count {
            let offset = offsets.block(index) &* frame.blockSize
            let count = frame.length(at: offset)
            recorder.start()
            let bytes = try unsafe engine.bytes(at: offset, count: count)
            digest &+= unsafe use.consume(bytes, count: count, isBuffer: Engine.copies, buffer: frame.buffer)
            recorder.done(digest)
        }
        clinux_black_box(digest)
        return digest
    }

    /// Writes the blocks of a batch, and syncs where the flusher says.
    static func write<Engine: BlockEngine & ~Copyable, Offsets: OffsetSequence, Record: Recorder>(
        _ engine: inout Engine,
        _ offsets: Offsets,
        _ payload: Payload,
        _ frame: LoopFrame,
        _ flusher: inout Flusher,
        _ recorder: inout Record
    ) throws(LoopFault) {
        for index in 0..<offsets.count {
            let offset = offsets.block(index) &* frame.blockSize
            let count = frame.length(at: offset)
            recorder.start()
            unsafe payload.stamp(frame.payload, offset: offset, count: count)
            try unsafe engine.put(frame.payload, at: offset, count: count)
            try flusher.step()
            recorder.done(0)
        }
    }

    /// Stores the first two words of the payload in each page of the blocks of a batch, and no more: what is left of a write where the
    /// first touch of a page is the work.
    static func touch<Engine: BlockEngine & ~Copyable, Offsets: OffsetSequence, Record: Recorder>(
        _ engine: inout Engine,
        _ offsets: Offsets,
        _ payload: Payload,
        _ frame: LoopFrame,
        _ recorder: inout Record
    ) throws(LoopFault) {
        for index in 0..<offsets.count {
            let offset = offsets.block(index) &* frame.blockSize
            let count = frame.length(at: offset)
            var page = 0
            recorder.start()
            repeat {
                let bytes = min(16, count &- page)
                unsafe payload.stamp(frame.payload, offset: offset &+ page, count: bytes)
                try unsafe engine.put(frame.payload, at: offset &+ page, count: bytes)
                page &+= frame.pageSize
            } while page < count
            recorder.done(0)
        }
    }

    /// Reads or writes each block of a batch, as its table says, and returns the digest of the reads.
    static func mixed<Engine: BlockEngine & ~Copyable, Use: Consumer, Record: Recorder>(
        _ engine: inout Engine,
        _ offsets: TableOffsets,
        _ use: Use,
        _ payload: Payload,
        _ frame: LoopFrame,
        _ flusher: inout Flusher,
        _ recorder: inout Record
    ) throws(LoopFault) -> UInt64 {
        var digest: UInt64 = 0
        for index in 0..<offsets.count {
            let offset = offsets.block(index) &* frame.blockSize
            let count = frame.length(at: offset)
            recorder.start()
            if offsets.writes(index) {
                unsafe payload.stamp(frame.payload, offset: offset, count: count)
                try unsafe engine.put(frame.payload, at: offset, count: count)
            } else {
                let bytes = try unsafe engine.bytes(at: offset, count: count)
                digest &+= unsafe use.consume(bytes, count: count, isBuffer: Engine.copies, buffer: frame.buffer)
            }
            try flusher.step()
            recorder.done(digest)
        }
        clinux_black_box(digest)
        return digest
    }
}
