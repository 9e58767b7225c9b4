internal import Glibc
internal import Platform
internal import Workloads

/// Where written blocks are read back from.
protocol WrittenSource: ~Copyable {
    /// Reads up to `buffer.count` bytes from `offset` on; returns how many there were.
    func read(into buffer: UnsafeMutableRawBufferPointer, at offset: Int) throws(SystemError) -> Int
}

extension FileHandle: WrittenSource {}

/// Reads back what an engine has written and compares it with what it should have written, byte for byte.
struct WrittenBlocks: ~Copyable {
    private let work: EngineWork
    private let payload: Payload
    private let lanes: [Lane]
    /// What the blocks were written to, for errors.
    private let place: String
    private let found: AlignedBuffer
    private let wanted: AlignedBuffer

    init(_ work: EngineWork, engine: Int, lanes: [Lane], place: String) throws(SystemError) {
        let first = try AlignedBuffer(work.definition.blockSize.bytes)
        let second = try AlignedBuffer(work.definition.blockSize.bytes)
        self.work = work
        self.lanes = lanes
        self.place = place
        payload = Payload(content: work.data.content, round: work.round, engine: engine)
        found = first
        wanted = second
    }

    /// Compares every block that batches 0 up to `count` have written; returns the sum of the first words of the blocks of
    /// batch 0, as they stand in the file, which is the same for every engine.
    ///
    /// - Throws: ``WrongContent`` with the offset of the first block that differs.
    func verify<Source: WrittenSource & ~Copyable>(batches count: Int, in file: borrowing Source) throws -> UInt64 {
        // The last batch that wrote each block, from 1.
        var writers = [UInt32](repeating: 0, count: work.definition.placeCount)
        var digest: UInt64 = 0
        for batch in 0..<count {
            try forEachWrite(batch: batch) { block in
                if batch == 0 { digest &+= try anchor(of: block, in: file) }
                writers[block] = UInt32(batch + 1)
            }
        }
        // Where a page is but touched, its other bytes stay zero.
        if isTouched {
            unsafe wanted.base.initializeMemory(as: UInt8.self, repeating: 0, count: wanted.count)
        } else {
            unsafe payload.makeTemplate(wanted.base, count: work.definition.blockSize.bytes)
        }
        for block in writers.indices where writers[block] > 0 {
            try compare(block, batch: Int(writers[block]) - 1, in: file)
        }
        return digest
    }

    /// Calls `body` with each block that a batch writes.
    private func forEachWrite(batch: Int, _ body: (Int) throws -> Void) throws {
        let entries = try AlignedBuffer(work.definition.operations * 4)
        let table = unsafe entries.base.assumingMemoryBound(to: UInt32.self)
        let mixed = work.definition.operation == .mixed
        for lane in lanes {
            unsafe lane.plan.fill(table, batch: batch)
            for index in 0..<work.definition.operations {
                let entry = unsafe table[index]
                guard !mixed || entry & OffsetPlan.writeBit != 0 else { continue }
                try body(Int(entry & ~OffsetPlan.writeBit))
            }
        }
    }

    private func extent(of block: Int) -> (offset: Int, count: Int) {
        let offset = block * work.definition.blockSize.bytes
        return (
            offset,
            min(work.definition.blockSize.bytes, work.definition.fileSize.bytes - offset)
        )
    }

    private var isTouched: Bool {
        work.definition.operation == .write && work.definition.consumption == .touch
    }

    private func anchor<Source: WrittenSource & ~Copyable>(of block: Int, in file: borrowing Source) throws -> UInt64 {
        let (offset, count) = extent(of: block)
        let first = unsafe UnsafeMutableRawBufferPointer(start: found.base, count: min(8, count))
        guard try unsafe file.read(into: first, at: offset) == first.count else {
            throw EngineFault("read back", offset: offset, result: 0)
        }
        return unsafe Tail.word(UnsafeRawPointer(found.base), from: 0, to: first.count)
    }

    private func compare<Source: WrittenSource & ~Copyable>(
        _ block: Int,
        batch: Int,
        in file: borrowing Source
    ) throws {
        let (offset, count) = extent(of: block)
        let target = unsafe UnsafeMutableRawBufferPointer(start: found.base, count: count)
        let got = try unsafe file.read(into: target, at: offset)
        let payload = payload.inBatch(batch)
        if isTouched {
            for page in stride(from: 0, to: count, by: work.pageSize) {
                // The two words that a touch writes.
                let bytes = min(16, count - page)
                unsafe payload.stamp(wanted.base + page, offset: offset + page, count: bytes)
            }
        } else {
            unsafe payload.stamp(wanted.base, offset: offset, count: count)
        }
        guard got == count, unsafe memcmp(found.base, wanted.base, count) == 0 else {
            throw WrongContent(offset: offset, path: place)
        }
    }
}

/// A block that does not hold what was written to it.
package struct WrongContent: Error, Hashable, Sendable, CustomStringConvertible {
    /// Where the block begins.
    package let offset: Int
    /// The file, or the memory in words.
    package let path: String

    /// A block at an offset of a file.
    package init(offset: Int, path: String) {
        self.offset = offset
        self.path = path
    }

    /// One line.
    package var description: String { "the block at offset \(offset) of \(path) does not hold what was written" }
}
