extension MemoryWork {
    package func validate(under conditions: Conditions) throws(WorkloadError) {
        try Block.validate(blockSize, of: fileSize)
        try conditions.validateThreads(over: placeCount)
        guard operations >= 1 else { throw WorkloadError("operations \(operations)", accepted: "1 or more") }
        guard consumption != .sum else {
            throw WorkloadError("consume \(consumption.rawValue) with operation write", accepted: "touch or copy")
        }
        try pattern.validate(under: conditions)
        guard !conditions.isOnePass else {
            throw WorkloadError("cache cold with backing anonymous: memory has no cold state", accepted: "cache: warm")
        }
        try Block.validate(
            pass: pattern == .sequential ? placeCount : nil,
            operations: operations,
            threads: conditions.threads
        )
        try conditions.validatePool(divides: fileSize)
        guard conditions.sharing == .shared else {
            throw WorkloadError(
                "sharing \(conditions.sharing.rawValue) with backing anonymous",
                accepted: "sharing: shared"
            )
        }
    }

    /// There is no file to call on.
    package func refusal(
        of engine: EngineSpec,
        in benchCase: Case,
        _ registry: EngineRegistry
    ) -> WorkloadError? {
        guard !engine.capabilities.contains(.freshMemory) else { return nil }
        return WorkloadError(
            "engine '\(engine)' with backing anonymous: there is no file to call on",
            accepted: registry.names(with: .freshMemory, for: benchCase)
        )
    }
}
