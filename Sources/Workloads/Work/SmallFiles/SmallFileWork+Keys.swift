extension WorkKind {
    /// Many files: each operation opens one, asks its size, takes every byte and closes it.
    package static let smallFiles = WorkKind("small-files")
}

extension SmallFileWork {
    package static var kind: WorkKind { .smallFiles }
    package static var kindSummary: String { "many files opened one by one" }
    package var asWork: Work { .smallFiles(self) }
    package static var samples: [(words: String, given: [WorkloadKey: String])] { [(kind.rawValue, [:])] }

    /// The parameters.
    package static let keys: [Key<SmallFileWork>] = [
        Key(only: .operation, .choice, shown: Operation.read.rawValue) { (word: Operation) in
            word == .read
                ? nil
                : WorkloadError("operation \(word.rawValue) with kind small-files", accepted: Operation.read.rawValue)
        },
        .noReadPercentage(.read),
        .pattern(\.pattern),
        Key(only: .blockSize, .blockSize) { _ in
            WorkloadError(
                "block-size with kind small-files",
                accepted: "no block-size: files are read in pieces of \(standardBuffer)"
            )
        },
        .fileSize(\.fileSize, standardFileSize),
        Key(
            .files,
            .fileCount,
            \.fileCount,
            "the number of small files",
            standard: "\(standardCount) for small-files",
            fallback: { _, _ in standardCount }
        ),
        Key(only: .mapping, .choice) { (mode: MappingMode) in
            mode == .firstTouch
                ? nil
                : WorkloadError(
                    "mapping steady with kind small-files",
                    accepted: "first-touch: each file is opened afresh"
                )
        },
        .consumption(\.consumption),
        Key(only: .durability, .text) { (durability: Durability) in
            durability == .none
                ? nil : WorkloadError("durability \(durability) with operation read", accepted: "none")
        },
        .operations { work, conditions in max(1, work.fileCount / max(1, conditions.threads)) },
    ]
}
