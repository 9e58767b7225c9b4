extension Case {
    /// Finds out whether the case can be run at all.
    ///
    /// - Parameter registry: the engines among which another one is suggested.
    /// - Throws: ``WorkloadError`` that names the parameter and what would be accepted.
    package func validate(_ registry: EngineRegistry) throws(WorkloadError) {
        let definition = work.definition
        try definition.validate(under: conditions)
        try conditions.validatePace(of: definition)
        try conditions.validateSpinners()
        try validateWriteback()
        try validateEngines(registry)
    }

    private func validateEngines(_ registry: EngineRegistry) throws(WorkloadError) {
        guard !engines.isEmpty else { throw WorkloadError("no engines", accepted: "a list of at least one") }
        guard Set(engines).count == engines.count else {
            throw WorkloadError("an engine is listed twice", accepted: "each engine once")
        }
        if conditions.pace != nil, let engine = engines.first(where: { $0.queueDepth > 1 }) {
            throw WorkloadError(
                "rate with engine '\(engine)': it keeps several operations in flight, and none of them has an end of its own",
                accepted: "engines that do one operation at a time"
            )
        }
        for engine in engines { if let error = engine.refusal(of: self, registry) { throw error } }
    }
}
