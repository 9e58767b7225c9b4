/// Rows that several kinds of work have.
extension Key where Root: WorkDefinition {
    /// The order of the places.
    static func pattern(_ path: any WritableKeyPath<Root, Pattern> & Sendable) -> Key {
        Key(
            .pattern,
            .text,
            path,
            "the order of the offsets (small files: of the files)",
            standard: "\(Pattern.sequential)",
            fallback: { _, _ in .sequential }
        )
    }

    /// The bytes of a block.
    static func blockSize(_ path: any WritableKeyPath<Root, ByteSize> & Sendable) -> Key {
        Key(
            .blockSize,
            .blockSize,
            path,
            "the bytes of a block",
            standard: "1MiB for sequential, 4KiB for random and zipf",
            fallback: { work, _ in Block.standardSize(work.pattern) }
        )
    }

    /// The bytes of the file.
    static func fileSize(_ path: any WritableKeyPath<Root, ByteSize> & Sendable, _ standard: ByteSize) -> Key {
        Key(
            .fileSize,
            .size,
            path,
            "the bytes of the file, or of each small file",
            standard: "\(BlockWork.standardFileSize); small files: \(SmallFileWork.standardFileSize)",
            fallback: { _, _ in standard }
        )
    }

    /// How the bytes are used.
    static func consumption(
        _ path: any WritableKeyPath<Root, Consumption> & Sendable
    ) -> Key {
        Key(
            .consume,
            .choice,
            path,
            "how the bytes are used: one of each page, the sum of all, or a copy",
            standard: "sum; copy for write and mixed",
            // A copy where blocks are written, since the payload is made in a buffer.
            fallback: { work, _ in work.operation.writes ? .copy : .sum }
        )
    }

    /// The operations of a batch; in ids where they decide.
    static func operations(
        _ fallback: @escaping @Sendable (Root, Conditions) -> Int
    ) -> Key {
        Key(
            .operations,
            .count(1...Int.max, accepted: "a whole number from 1"),
            "the operations of each thread in one batch",
            standard: "a whole pass, or about 64 MiB; cold random: one for each MiB of the file; rate: 10 ms",
            assign: { (count, work) in work.operations = count },
            fill: { work, conditions in work.operations = fallback(work, conditions) },
            text: { work, conditions in work.operationsDecide(under: conditions) ? "\(work.operations)" : nil }
        )
    }

    /// One file, and no other number.
    static var oneFile: Key {
        Key(only: .files, .fileCount) { count in
            count == 1
                ? nil : WorkloadError("files \(count) with kind file", accepted: "kind: small-files, or files: 1")
        }
    }

    /// No percentage, since nothing is mixed.
    static func noReadPercentage(_ operation: Operation) -> Key {
        Key(only: .readPercentage, .readPercentage) { _ in .readPercentage(with: operation) }
    }
}

extension ValueForm where Value == Int {
    static var fileCount: ValueForm { .count(1...1_000_000, accepted: "a whole number from 1 to 1000000") }
    static var readPercentage: ValueForm { .count(1...99, accepted: "a whole number from 1 to 99") }
}

extension WorkloadError {
    /// A read percentage where nothing is mixed, or none where it is.
    static func readPercentage(with operation: Operation) -> WorkloadError {
        WorkloadError(
            "read-percentage with operation \(operation.rawValue)",
            accepted: "it in mixed cases, and there alone"
        )
    }
}
