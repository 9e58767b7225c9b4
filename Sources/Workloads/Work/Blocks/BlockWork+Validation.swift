extension BlockWork {
    package func validate(under conditions: Conditions) throws(WorkloadError) {
        try Block.validate(blockSize, of: fileSize)
        try conditions.validateThreads(over: blockCount)
        guard operations >= 1 else { throw WorkloadError("operations \(operations)", accepted: "1 or more") }
        try validateCombination(under: conditions)
        try validatePass(under: conditions)
        try validatePlacement(under: conditions)
    }

    private func validateCombination(under conditions: Conditions) throws(WorkloadError) {
        guard readPercentage.map((1...99).contains) ?? true else {
            throw WorkloadError("read-percentage \(readPercentage ?? 0)", accepted: "1 to 99")
        }
        guard !conditions.isOnePass || mapping == .firstTouch else {
            throw WorkloadError(
                "cache cold with mapping steady: using a mapping once warms the cache",
                accepted: "mapping: first-touch"
            )
        }
        guard operation.writes || durability == .none else {
            throw WorkloadError("durability \(durability) with operation read", accepted: "none")
        }
        guard operation != .write || consumption == .copy else {
            throw WorkloadError(
                "consume \(consumption.rawValue) with operation write",
                accepted: "copy: the payload is made in a buffer"
            )
        }
        try pattern.validate(under: conditions)
    }

    private func validatePass(under conditions: Conditions) throws(WorkloadError) {
        // Batches of a used mapping may go round in the file; a pass that starts or ends something may not.
        let goesRound = pattern != .sequential || (mapping == .steady && durability == .none)
        let places = conditions.isOnePass && pattern != .sequential ? coldPlaces() : blockCount
        try Block.validate(
            pass: goesRound && !conditions.isOnePass ? nil : places,
            operations: operations,
            threads: conditions.threads
        )
    }

    private func validatePlacement(under conditions: Conditions) throws(WorkloadError) {
        try conditions.validatePool()
        guard conditions.backing != .file else { return }
        guard !conditions.isOnePass else {
            throw WorkloadError(
                "cache cold with backing \(conditions.backing.rawValue): memory has no cold state",
                accepted: "cache: warm"
            )
        }
        guard durability == .none else {
            throw WorkloadError(
                "durability \(durability) with backing \(conditions.backing.rawValue): there is no device",
                accepted: "durability: none"
            )
        }
        try conditions.validatePool(divides: fileSize)
    }

    /// write(2) is EINVAL on hugetlbfs, where read(2) is there.
    package func refusal(
        of engine: EngineSpec,
        in benchCase: Case,
        _ registry: EngineRegistry
    ) -> WorkloadError? {
        let conditions = benchCase.conditions
        guard conditions.hugePages.poolPageSize != nil, operation.writes, !engine.capabilities.contains(.maps) else {
            return nil
        }
        return WorkloadError(
            "engine '\(engine.name)' with operation \(operation.rawValue) and huge-pages "
                + "\(conditions.hugePages.rawValue): write(2) on hugetlbfs is EINVAL",
            accepted: "engines: \(registry.names(with: .maps, for: benchCase)), or operation: read"
        )
    }
}

extension Pattern {
    /// A cold pass takes no place twice.
    func validate(under conditions: Conditions) throws(WorkloadError) {
        guard case .zipf = self, conditions.isOnePass else { return }
        throw WorkloadError(
            "pattern \(self) with cache cold: popular blocks would be taken twice, and be warm the second time",
            accepted: "sequential or random, or cache: warm"
        )
    }
}
