internal import Engines
internal import Workloads

/// How long a crew waits for answers before its members count as hung.
///
/// A minute, for a machine that swaps or is busy, and ten times what the step is expected to take. Where nothing has been measured
/// yet, that is what a slow machine takes, so that no slow trial fails that could still have ended well. For steps that may take
/// longer than the worker has, the harness's limit for the worker comes first.
struct CrewPatience {
    /// What any answer may take, in nanoseconds.
    var least = 60_000_000_000

    /// How often a step may take what is expected of it.
    private static let factor = 10.0
    /// A slow disk's rate, in nanoseconds for a byte: 100 MB/s.
    private static let byte = 10.0
    /// An operation of a disk that seeks, and of memory or of two processes that wake each other, in nanoseconds.
    private static let operation = (device: 1e6, memory: 1e5)

    /// The limit of a step, in nanoseconds.
    func limit(expecting nanoseconds: Double) -> Int {
        least + Int(min(Self.factor * nanoseconds, 1e17))
    }

    /// What it takes to open, map and use all data once, in nanoseconds.
    func preparing(_ order: RoundOrder) -> Double { Double(order.data.totalBytes) * Self.byte }

    /// The expected time of some batches, in nanoseconds, where none has been measured.
    func running(_ batches: Int, _ benchCase: Case, of engine: EngineSpec) -> Double {
        let operations = benchCase.work.definition.operationsOfBatch(under: benchCase.conditions)
        let waits =
            benchCase.conditions.cache.state == .cold || benchCase.work.definition.durability != .none
            || engine.capabilities.contains(.device)
        let each = waits ? Self.operation.device : Self.operation.memory
        let batch = Double(operations) * each + Double(benchCase.batchBytes) * Self.byte
        // Operations that come at a rate take their time however fast they are.
        let paced = benchCase.conditions.pace.map { Double(operations) / Double($0.rate) * 1e9 } ?? 0
        return Double(batches) * max(batch, paced)
    }
}
