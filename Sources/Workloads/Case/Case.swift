/// One work, its conditions and its engines, which all do the same. The first engine is the baseline.
package struct Case: Hashable, Sendable {
    /// The name of the workload it was expanded from.
    package let workload: String
    /// What is done.
    package var work: Work
    /// What it is done under.
    package var conditions: Conditions
    /// The engines; the first is the baseline.
    package var engines: [EngineSpec]

    /// Makes a case as given. ``Case/validate(_:)`` tells whether it can be run; ``CaseDraft`` fills in defaults.
    package init(workload: String, work: Work, conditions: Conditions, engines: [EngineSpec]) {
        self.workload = workload
        self.work = work
        self.conditions = conditions
        self.engines = engines
    }

    /// The engine that the others are compared with.
    package var baseline: EngineSpec? { engines.first }

    /// The size of a page of the page cache, in bytes, on the machines that Faultline runs on.
    package static let pageSize = 4096
}
