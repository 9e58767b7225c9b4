extension Case {
    /// The case's parameters in their fixed order, those that apply to its kind of work alone.
    package var parameters: [(key: String, value: String)] {
        let definition = work.definition
        var texts = Dictionary(uniqueKeysWithValues: definition.parameters(under: conditions))
        let applying = type(of: definition).conditions
        for (key, text) in conditions.parameters where applying.contains(key) { texts[key] = text }
        texts[.kind] = type(of: definition).kind.rawValue
        return WorkloadKey.allCases.compactMap { key in texts[key].map { (key.rawValue, $0) } }
    }

    /// The case's name in results, `compare`, `gate` and `--filter`: `workload/key=value...` in a fixed order.
    package var id: String {
        workload + parameters.map { "/\($0.key)=\($0.value)" }.joined()
    }

    /// A number made of the id alone (FNV-1a, 64 bit), the same in every process and release; keys that came later are left out of it.
    package var identityHash: UInt64 {
        let seeding = parameters.filter { WorkloadKey(rawValue: $0.key)?.entersSeed != false }
        let text = workload + seeding.map { "/\($0.key)=\($0.value)" }.joined()
        return text.utf8.reduce(0xcbf2_9ce4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01b3 }
    }
}
