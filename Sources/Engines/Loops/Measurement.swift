package import Results

/// What some batches of one engine took.
package struct Measurement: Sendable, Codable {
    /// The timed part, in nanoseconds: with several threads from the gate's opening to the last one's end.
    package var wallNanoseconds = 0
    /// Its parts. For small files they are scaled up from one operation in 16 and need not add up to the whole.
    package var phases = PhaseTimes()
    /// What was counted in the timed part, over all threads.
    package var counts = Counts()
    /// Operations of all threads.
    package var operations = 0
    /// Bytes asked for by these operations.
    package var bytes = 0
    /// When the last part began and ended, in nanoseconds of the clock, which all processes share; nil before any.
    package var span: ClosedRange<Int>?
    /// What each thread took, from its own start to its own end, in nanoseconds; empty with one thread.
    package var threadNanoseconds: [Int] = []
    /// The digest of each batch, in their order; the threads' digests are added up.
    package var digests: [UInt64] = []

    /// Nothing measured.
    package init() {}

    /// Adds another measurement of the same engine.
    package static func += (sum: inout Measurement, part: Measurement) {
        sum.wallNanoseconds += part.wallNanoseconds
        sum.phases += part.phases
        sum.counts.add(batch: part.counts)
        sum.operations += part.operations
        sum.bytes += part.bytes
        sum.digests += part.digests
        sum.span = part.span ?? sum.span
        guard sum.threadNanoseconds.count == part.threadNanoseconds.count else {
            sum.threadNanoseconds = part.threadNanoseconds
            return
        }
        for index in sum.threadNanoseconds.indices { sum.threadNanoseconds[index] += part.threadNanoseconds[index] }
    }
}
