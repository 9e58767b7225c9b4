extension MemoryWork {
    package static var kind: WorkKind { .file }
    package static var kindSummary: String { BlockWork.kindSummary }
    package static func isMeant(under conditions: Conditions) -> Bool { conditions.backing == .anonymous }
    package var asWork: Work { .memory(self) }
    package static var samples: [(words: String, given: [WorkloadKey: String])] {
        [("anonymous", [.backing: Backing.anonymous.rawValue])]
    }

    /// The parameters.
    package static let keys: [Key<MemoryWork>] = [
        Key(only: .operation, .choice, shown: Operation.write.rawValue) { (word: Operation) in
            word == .write
                ? nil
                : WorkloadError(
                    "operation \(word.rawValue) with backing anonymous: fresh memory holds nothing to read",
                    accepted: "operation: write"
                )
        },
        .noReadPercentage(.write),
        .pattern(\.pattern),
        .blockSize(\.blockSize),
        .fileSize(\.fileSize, BlockWork.standardFileSize),
        .oneFile,
        Key(only: .mapping, .choice, shown: MappingMode.firstTouch.rawValue) { (mode: MappingMode) in
            mode == .firstTouch
                ? nil
                : WorkloadError(
                    "mapping steady with backing anonymous",
                    accepted: "mapping: first-touch"
                )
        },
        .consumption(\.consumption),
        Key(only: .durability, .text, shown: "\(Durability.none)") { (durability: Durability) in
            durability == .none
                ? nil
                : WorkloadError(
                    "durability \(durability) with backing anonymous: there is no device",
                    accepted: "durability: none"
                )
        },
        .operations { work, conditions in
            Block.standardOperations(
                work.pattern,
                work.blockSize,
                of: work.fileSize,
                isWholePass: true,
                under: conditions
            )
        },
    ]
}
