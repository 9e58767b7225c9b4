extension Case {
    /// Throws ``WorkloadError`` where write-back can't be part of the work.
    func validateWriteback() throws(WorkloadError) {
        guard conditions.writeback == .beyond else { return }
        let definition = work.definition
        guard definition.operation.writes else {
            throw refusal("operation \(definition.operation.rawValue)", accepted: "operation: write or mixed")
        }
        guard dataNeed == .files else {
            throw refusal(
                "backing \(conditions.backing.rawValue): memory is not written back",
                accepted: "backing: file"
            )
        }
        guard definition.durability == .none else {
            throw refusal(
                "durability \(definition.durability): its syncs leave nothing to write back",
                accepted: "durability: none"
            )
        }
        guard definition.mapping == .steady, !isOnePass else {
            throw refusal(
                "mapping first-touch: each batch begins on clean pages",
                accepted: "cache: warm and mapping: steady"
            )
        }
        guard conditions.pace == nil else {
            throw refusal("rate: its trial is one group, in which no second is seen", accepted: "no rate")
        }
        guard let engine = engines.first(where: { $0.capabilities.contains(.device) }) else { return }
        throw refusal(
            "engine '\(engine)': what it writes is never dirty",
            accepted: "engines that write to the page cache"
        )
    }

    private func refusal(_ other: String, accepted: String) -> WorkloadError {
        WorkloadError("writeback beyond with \(other)", accepted: accepted)
    }
}
