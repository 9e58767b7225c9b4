internal import Engines
internal import Floor
internal import Platform
internal import Statistics
internal import Workloads

/// The loops of the C floor.
enum FloorLoop: Sendable {
    case preadCopy, mappedCopy, mappedTouch, mappedSum, readSum, mappedStream, filesRead, filesMapped

    var isMapped: Bool { [.mappedCopy, .mappedTouch, .mappedSum, .mappedStream].contains(self) }
    var isOfFiles: Bool { self == .filesRead || self == .filesMapped }
    /// True where blocks follow each other and no table is needed.
    var isStream: Bool { self == .readSum || self == .mappedStream }
}

/// The C loop of a row, with a descriptor, a mapping and a buffer of its own, made the way that the engine makes them.
@safe final class FloorArm: Arm {
    private let loop: FloorLoop
    private let work: EngineWork
    private let buffer: AlignedBuffer
    private let file: FileHandle
    private let mapping: Mapping?
    private let paths: (bytes: [CChar], stride: Int)
    /// The histogram of latencies; nil where none are recorded.
    private let counts: UnsafeMutablePointer<UInt64>?

    /// - Parameter recording: true to record the latency of each operation, of random blocks alone.
    init(_ loop: FloorLoop, _ work: EngineWork, recording: Bool = false) throws {
        unsafe counts = recording ? .allocate(capacity: LogLinearBuckets.count) : nil
        unsafe counts?.initialize(repeating: 0, count: LogLinearBuckets.count)
        let benchCase = work.benchCase
        self.loop = loop
        self.work = work
        paths = loop.isOfFiles ? Self.paths(of: work.data) : ([], 0)
        buffer = try AlignedBuffer(
            loop.isOfFiles ? benchCase.work.definition.fileSize.bytes : benchCase.work.definition.blockSize.bytes
        )
        let handle = try FileHandle(work.data.path(ofFile: 0))
        mapping =
            loop.isMapped ? try Self.usedMapping(of: handle, length: benchCase.work.definition.fileSize.bytes) : nil
        file = handle
    }

    deinit { unsafe counts?.deallocate() }

    /// A mapping of which every page was touched once, as in a steady session.
    private static func usedMapping(of file: borrowing FileHandle, length: Int) throws -> Mapping {
        let mapping = try Mapping(file.descriptor, length: length)
        var sum: UInt64 = 0
        for offset in stride(from: 0, to: length, by: PageCache.pageSize) {
            sum &+= UInt64(unsafe mapping.base.load(fromByteOffset: offset, as: UInt8.self))
        }
        BlackBox.use(sum)
        return mapping
    }

    /// All paths as C strings of one length.
    private static func paths(of data: DataSet) -> ([CChar], Int) {
        let all = (0..<data.fileCount).flatMap { data.path(ofFile: $0).utf8CString }
        return (all, all.count / data.fileCount)
    }

    func run(_ batches: Range<Int>) throws -> Sample {
        var sample = Sample(
            nanoseconds: 0,
            operations: batches.count * work.benchCase.work.definition.operations,
            digest: 0
        )
        if loop.isStream {
            for batch in batches {
                // The file is a multiple of a batch: none goes past its end.
                let first =
                    batch * work.benchCase.work.definition.operations % work.benchCase.work.definition.placeCount
                try add(to: &sample) { digest in stream(first, &digest) }
            }
        } else {
            let table = batches.flatMap { work.blocks(batch: $0) }
            try add(to: &sample) { digest in unsafe table.withUnsafeBufferPointer { unsafe over($0, &digest) } }
        }
        return sample
    }

    private func add(to sample: inout Sample, _ body: (inout UInt64) -> Int64) throws {
        var digest: UInt64 = 0
        let result = body(&digest)
        guard result >= 0 else { throw SystemError("C loop \(loop)", result: Int(result)) }
        sample.nanoseconds += Int(result)
        sample.digest = (sample.digest ?? 0) &+ digest
    }

    private func stream(_ first: Int, _ digest: inout UInt64) -> Int64 {
        let count = work.benchCase.work.definition.operations
        let size = work.benchCase.work.definition.blockSize.bytes
        guard let base = unsafe base else {
            return unsafe floor_read_sum(file.descriptor, buffer.base, first, count, size, &digest)
        }
        return unsafe floor_mapped_stream(base, first, count, size, &digest)
    }

    private func over(_ table: UnsafeBufferPointer<UInt32>, _ digest: inout UInt64) -> Int64 {
        guard let entries = table.baseAddress else { return 0 }
        let count = table.count
        let size = work.benchCase.work.definition.blockSize.bytes
        if loop.isOfFiles {
            return unsafe paths.bytes.withUnsafeBufferPointer { texts in
                guard let first = texts.baseAddress else { return 0 }
                return loop == .filesRead
                    ? unsafe floor_files_read(first, paths.stride, buffer.base, entries, count, &digest)
                    : unsafe floor_files_mapped(first, paths.stride, entries, count, &digest)
            }
        }
        guard let base = unsafe base else {
            return unsafe floor_pread_copy(file.descriptor, buffer.base, entries, count, size, &digest, counts)
        }
        return switch loop {
        case .mappedTouch: unsafe floor_mapped_touch(base, entries, count, size, &digest, counts)
        case .mappedSum: unsafe floor_mapped_sum(base, entries, count, size, &digest, counts)
        default: unsafe floor_mapped_copy(base, buffer.base, entries, count, size, &digest, counts)
        }
    }

    private var base: UnsafeMutableRawPointer? {
        switch mapping {
        case .some(let mapping): unsafe mapping.base
        case .none: nil
        }
    }

    /// Mapping, buffer and descriptor go with the object.
    func finish() {}
}
