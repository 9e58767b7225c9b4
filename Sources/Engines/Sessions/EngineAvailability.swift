internal import Workloads

/// Whether an engine can be used on this kernel, found out by trying.
package enum EngineAvailability {
    /// What an engine can't do here; nil when all of it works.
    package static func problem(of name: String) -> String? {
        guard let entry = EngineRegistry.entry(named: name) else { return "this build has no code for it" }
        return entry.obstacle
    }
}
