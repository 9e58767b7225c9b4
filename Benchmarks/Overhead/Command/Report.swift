internal import FoundationEssentials
internal import Platform

/// The whole result, as JSON has it.
struct Report: Sendable, Encodable {
    var schema = "faultline.overhead/1"
    let rows: [RowResult]
    let rounds: Int
    /// The error rate of the intervals.
    let alpha: Double
    let seed: UInt64
    /// Pages that had left the page cache before a row, and were read again.
    let missingPages: Int
    /// fio's version; nil where it was not run.
    let fio: String?
    /// The harness's own CPU time in a run of the suite quick; nil where none was made.
    let harness: HarnessShare?

    init(
        rows: [RowResult],
        rounds: Int,
        alpha: Double,
        seed: UInt64,
        missingPages: Int,
        fio: String?,
        harness: HarnessShare?
    ) {
        self.fio = fio
        self.harness = harness
        self.rows = rows
        self.rounds = rounds
        self.alpha = alpha
        self.seed = seed
        self.missingPages = missingPages
    }

    /// Writes a file that must be new.
    func write(to path: String) throws {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .prettyPrinted, .withoutEscapingSlashes]
        let file = try FileHandle(path, .create)
        try file.append(Array(try encoder.encode(self)) + [UInt8(ascii: "\n")])
        try file.close()
    }
}
