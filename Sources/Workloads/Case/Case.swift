internal import Glibc

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

    /// The bytes of a page of this machine's kernel, which is the unit of the page cache and of faults: 4 KiB on x86-64; 4, 16 or 64 KiB
    /// on arm64. What reads a stored result asks its environment instead.
    package static let pageSize = Int(sysconf(Int32(_SC_PAGESIZE)))
}
