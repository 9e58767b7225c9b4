internal import Engines
internal import Platform
internal import Results
internal import Workloads

/// Measures the anonymous controls that an order asks for.
enum Controls {
    static func measure(_ order: ControlOrder, emit: (WorkerReport) -> Void) throws {
        if let cpu = order.cpus.first { try CPUSet.pin(to: cpu) }
        var others: [ControlOrder.Work] = []
        for work in order.works {
            if let own = try EngineSessions.control(of: work.benchCase) {
                emit(.control(own))
            } else {
                others.append(work)
            }
        }
        let works = try warmed(others)
        for control in try MemoryControl.measure(works, limit: limit) { emit(.control(control)) }
    }

    /// Fills the cache for the cases that read it warm, once for each way of filling. What can't be filled is not read.
    private static func warmed(_ works: [ControlOrder.Work]) throws -> [ControlWork] {
        var filled: [DataSet: FillMethod] = [:]
        return try works.map { work in
            var isResident = false
            if work.benchCase.conditions.cache.state == .warm, work.benchCase.work.definition.operation == .read {
                if filled[work.data] == nil {
                    let problem = try CachePrecondition(work.benchCase, data: work.data).prepare()
                    if problem == nil { filled[work.data] = work.benchCase.conditions.cache.fill }
                }
                isResident = filled[work.data] == work.benchCase.conditions.cache.fill
            }
            return ControlWork(work.benchCase, data: work.data, isResident: isResident)
        }
    }

    /// A quarter of the memory that this process may still take, so that the page cache keeps what the cases need.
    private static var limit: Int {
        let available = MemoryFacts.current()?.availableBytes ?? Int.max
        return min(available, CgroupFacts.current()?.memoryLimitBytes ?? Int.max) / 4
    }
}
