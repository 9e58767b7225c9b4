internal import Workloads

/// What decides the control of a case: two cases of one shape have one control.
struct ControlShape: Hashable {
    /// About so much work is one batch, in bytes.
    private static let batchBytes = 16 << 20

    /// The work, on one file of the region's size that nothing but the loops sees.
    let work: BlockWork

    /// The work as a case.
    var benchCase: Case {
        Case(workload: "control", work: .blocks(work), conditions: Conditions(), engines: [])
    }
    var regionBytes: Int { work.fileSize.bytes }
    var blockBytes: Int { work.blockSize.bytes }
    var isRead: Bool { work.operation == .read }

    /// The shape of a case, in memory of at most `limit` bytes (of one block at least).
    init(_ benchCase: Case, limit: Int) {
        // Small files are blocks of their own size, one after the other.
        let original = benchCase.work.definition
        let isFile = !original.opensEachOperation
        let whole = (original.fileSize.bytes + 63) & ~63
        let block = isFile ? min(original.blockSize.bytes, whole) : whole
        let bytes = isFile ? whole : whole * original.fileCount
        self.init(
            original.operation,
            original.readPercentage,
            original.pattern,
            original.consumption,
            block: block,
            region: max(1, min(bytes, limit) / block) * block,
            operations: original.operations
        )
    }

    /// A byte of one and the same page, `operations` times a batch.
    static func null(operations: Int) -> ControlShape {
        ControlShape(.read, nil, .random, .touch, block: Case.pageSize, region: Case.pageSize, operations: operations)
    }

    /// The same block over and over, copied.
    var ofOneBlock: ControlShape {
        ControlShape(.read, nil, .random, .copy, block: blockBytes, region: blockBytes, operations: 1 << 13)
    }

    private init(
        _ operation: Operation,
        _ readPercentage: Int?,
        _ pattern: Pattern,
        _ consumption: Consumption,
        block: Int,
        region: Int,
        operations: Int
    ) {
        let most = max(1, Self.batchBytes / block)
        let count = min(operations, consumption == .touch ? 1 << 13 : most)
        var work = BlockWork()
        work.action = readPercentage.map { .mixed(reads: $0) } ?? (operation == .write ? .write : .read)
        work.pattern = pattern
        work.blockSize = ByteSize(block)
        work.fileSize = ByteSize(region)
        work.consumption = consumption
        work.operations = pattern == .sequential ? min(count, region / block) : count
        self.work = work
    }
}
