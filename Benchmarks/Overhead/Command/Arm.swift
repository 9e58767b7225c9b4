/// What a group of batches took, and what it found.
struct Sample: Sendable {
    var nanoseconds: Int
    var operations: Int
    /// The digests of the batches, added up; nil where a tool does not tell.
    var digest: UInt64?

    var nanosecondsPerOperation: Double { Double(nanoseconds) / Double(max(1, operations)) }
}

/// One side of a row, open and warmed up: the C loop or Faultline's engine. A tool that runs as a process of its own would be a
/// third.
protocol Arm: AnyObject {
    /// Runs and times these batches.
    func run(_ batches: Range<Int>) throws -> Sample
    /// Closes and unmaps.
    func finish() throws
}
