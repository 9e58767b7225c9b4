extension WorkKind {
    /// Blocks of one file, or of memory, are read, written or both.
    package static let file = WorkKind("file")
}

extension BlockWork {
    package static var kind: WorkKind { .file }
    package static var kindSummary: String { "blocks of one file" }
    /// A file's blocks: memory without any file has a definition of its own.
    package static func isMeant(under conditions: Conditions) -> Bool { conditions.backing != .anonymous }
    package var asWork: Work { .blocks(self) }
    package static var samples: [(words: String, given: [WorkloadKey: String])] {
        let random = [WorkloadKey.pattern: "\(Pattern.random)"]
        return [
            ("", [:]), ("random", random), ("writes", [.operation: Operation.write.rawValue]),
            ("random writes", random.merging([.operation: Operation.write.rawValue]) { $1 }),
            ("mixed", [.operation: Operation.mixed.rawValue]),
        ]
    }

    /// The parameters.
    package static let keys: [Key<BlockWork>] = [
        Key(
            .operation,
            .choice,
            "what is done to each block",
            standard: "\(Operation.read.rawValue); write for anonymous memory",
            assign: { (word: Operation, work) in work.action = BlockOperation(word) },
            fill: { work, _ in work.action = .read },
            text: { work, _ in work.operation.rawValue }
        ),
        Key(
            .readPercentage,
            .readPercentage,
            "the percentage of a mixed case's operations that read",
            standard: "\(BlockOperation.standardReads) for mixed",
            assign: { (reads, work) throws(WorkloadError) in
                guard case .mixed = work.action else { throw .readPercentage(with: work.operation) }
                work.action = .mixed(reads: reads)
            },
            text: { work, _ in work.readPercentage.map { "\($0)" } }
        ),
        .pattern(\.pattern),
        .blockSize(\.blockSize),
        .fileSize(\.fileSize, standardFileSize),
        .oneFile,
        Key(
            .mapping,
            .choice,
            \.mapping,
            "a mapping (or descriptor) fresh for every batch, or used once before",
            standard: "steady; first-touch for a cold cache, small files and anonymous memory",
            // Using a mapping once warms the cache.
            fallback: { _, conditions in conditions.isOnePass ? .firstTouch : .steady }
        ),
        .consumption(\.consumption),
        Key(
            .durability,
            .text,
            \.durability,
            "when written bytes are made durable",
            standard: "\(Durability.none)",
            fallback: { _, _ in .none },
            isShown: { work, _ in work.operation.writes }
        ),
        .operations { work, conditions in
            Block.standardOperations(
                work.pattern,
                work.blockSize,
                of: work.fileSize,
                isWholePass: conditions.isOnePass || work.mapping == .firstTouch || work.durability != .none,
                under: conditions
            )
        },
    ]
}
