internal import Results

/// How much may be written while nothing of a case is to be written back: what others write, and what the counts are wrong by.
struct WritebackLimits {
    /// Pages that the whole system may write back (vmstat nr_written).
    let pages: Int
    /// Bytes that may be written to the device.
    let bytes: Int

    /// The least of both limits, in bytes: logs are written at any time, and the kernel adds up nr_written from counts of single CPUs now
    /// and then.
    static let least = 1 << 20

    /// - Parameters:
    ///   - fileBytes: of the file.
    ///   - dirtiedBytes: what the case dirties before and in the timed part.
    init(fileBytes: Int, dirtiedBytes: Int, pageSize: Int) {
        pages = max(fileBytes / pageSize / 100, Self.least / pageSize)
        bytes = max(dirtiedBytes / 100, Self.least)
    }

    /// True where no more was written; what was not measured tells nothing.
    func hold(_ counts: Counts) -> Bool {
        (counts[.writtenPages] ?? 0) <= pages && (counts[.deviceWriteBytes] ?? 0) <= bytes
    }

    /// True where all that was measured, and something, shows that more was written.
    func areExceeded(_ counts: Counts) -> Bool {
        let excesses = [counts[.writtenPages].map { $0 > pages }, counts[.deviceWriteBytes].map { $0 > bytes }]
        return excesses.contains(true) && !excesses.contains(false)
    }

    /// The faults that a used mapping may have in so many operations: 1 in 1000 of the pages that they use, and a few of the program's
    /// own.
    static func faults(operations: Int, blockBytes: Int, pageSize: Int) -> Int {
        let pages = max(1, (blockBytes + pageSize - 1) / pageSize)
        return max(16, operations.multipliedReportingOverflow(by: pages).partialValue / 1000)
    }
}
