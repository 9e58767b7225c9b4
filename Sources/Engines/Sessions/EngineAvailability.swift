internal import Workloads

/// Whether an engine can be used on this kernel, found out by trying.
package enum EngineAvailability {
    /// What an engine can't do here; nil when all of it works.
    package static func problem(of name: String) -> String? {
        guard let entry = EngineRegistry.entry(named: name) else { return "this build has no code for it" }
        return entry.obstacle
    }

    /// The engines that need something of build or kernel, as they are listed, each with whether it is there.
    package static var readiness: [(engine: String, readiness: EngineReadiness)] {
        EngineRegistry.builtIn.names.compactMap { name in
            EngineRegistry.entry(named: name)?.readiness.map { (name, $0) }
        }
    }
}
