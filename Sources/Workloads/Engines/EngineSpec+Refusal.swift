extension EngineSpec {
    /// Why the engine can't run a case; nil if it can.
    ///
    /// - Parameter registry: the engines among which another one is suggested.
    func refusal(of benchCase: Case, _ registry: EngineRegistry) -> WorkloadError? {
        let work = benchCase.work.definition
        let kind = type(of: work).kind
        if let error = work.refusal(of: self, in: benchCase, registry) { return error }
        if let option = options.first(where: { descriptor.option($0.key)?.kinds.contains(kind) != true }) {
            return WorkloadError(
                "engine '\(self)': option \(option.key) with kind \(kind.rawValue)",
                accepted: "no option \(option.key)"
            )
        }
        if let problem = descriptor.refusal(of: work) {
            let able = registry.descriptors.filter { $0.refusal(of: work) == nil }
            return WorkloadError(problem, accepted: able.map(\.name).joined(separator: ", "))
        }
        return descriptor.rule(self, benchCase)
    }
}
