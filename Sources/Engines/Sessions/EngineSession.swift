package import Platform
package import Workloads

/// An engine at work on one case: opened, run batch by batch, finished.
///
/// This is the border of the module: one call for each group of batches, none for each operation.
package protocol EngineSession: AnyObject {
    /// The engine.
    var engine: EngineSpec { get }
    /// The most batches that one call of ``run(_:)`` takes.
    var longestGroup: Int { get }

    /// Makes ready what the timed part does not make itself. A steady session is opened, mapped and used once.
    func prepare() throws
    /// Writes all data once more after it was cleaned, as a steady session of writes does to begin with.
    func dirtyAgain() throws
    /// Cleans, before a batch, what must not be dirty when it begins.
    func settle(before batch: Int) throws
    /// Runs the batches of these numbers and times them.
    func run(_ batches: Range<Int>) throws -> Measurement
    /// Reads batch 0 once more, untimed, copies each block and adds up every byte of the copies.
    func audit() throws -> UInt64
    /// Reads back what batches 0 up to `count` have written, and compares every byte; returns the digest of batch 0's anchors.
    func verifyWritten(batches count: Int) throws -> UInt64
    /// The pages of the first thread's I/O buffer; nil for an engine that has none.
    var bufferPages: MappingPages? { get }
    /// The pages of memory that is the session's own, as they were after its first batch; nil where the bytes lie in files.
    var ownMemory: OwnMemory? { get }
    /// Records the latencies of all batches from now on, and forgets those recorded before.
    func record(_ plan: LatencyPlan) throws
    /// What each thread has recorded; empty where nothing is.
    func latencies() throws -> [LatencyShare]
    /// Unmaps and closes.
    func finish() throws
}

extension EngineSession {
    /// None.
    package var bufferPages: MappingPages? { nil }
    /// None.
    package var ownMemory: OwnMemory? { nil }
    /// Nothing was written.
    package func dirtyAgain() throws {}
    /// Nothing is dirty.
    package func settle(before batch: Int) throws {}
}

/// The pages and nodes of memory that a session mapped for itself, looked up while it was there.
package struct OwnMemory: Sendable {
    /// What smaps says of it; nil where it has no answer.
    package let range: SmapsRange?
    /// Where its pages lie; nil unless nodes were asked for.
    package let nodes: PagePlacement?
}
