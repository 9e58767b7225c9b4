internal import Results
internal import Workloads

/// What one thread did in a group.
struct LaneReport: Sendable {
    /// When the thread's own work began, in nanoseconds of the clock.
    var start = 0
    /// When it ended.
    var end = 0
    var syncNanoseconds = 0
    /// What was counted meanwhile: by the engine, and for the thread by the kernel and the CPU.
    var counts = Counts()
    var digests: [UInt64] = []
    var sampled = PhaseTimes()
    var fault: (any Error)?
}

extension Measurement {
    /// Puts the reports of a group's lanes together.
    init(_ reports: [LaneReport], start: Int, batches: Int, of work: EngineWork) throws {
        if let fault = reports.lazy.compactMap(\.fault).first { throw fault }
        self.init()
        let end = reports.map(\.end).max() ?? start
        span = start...max(start, end)
        let syncing = (reports.map(\.syncNanoseconds).max() ?? 0)
        wallNanoseconds = end - start
        phases.access = wallNanoseconds - syncing
        if work.definition.durability != .none { phases.sync = syncing }
        for report in reports { counts.merge(member: report.counts) }
        operations = batches * work.definition.operations * reports.count
        if reports.count > 1 { threadNanoseconds = reports.map { $0.end - $0.start } }
        bytes = batches * work.batchBytes
        digests = (0..<batches).map { batch in reports.reduce(0) { $0 &+ $1.digests[batch] } }
    }
}
