extension Work {
    /// The word of the key `kind`.
    package var kind: WorkKind { type(of: definition).kind }

    /// Makes a work of what was given.
    ///
    /// - Throws: ``WorkloadError`` for a parameter that the kind does not have, or a value that it has no place for.
    static func make(
        _ kind: WorkKind,
        _ given: [WorkloadKey: String],
        under conditions: Conditions
    ) throws(WorkloadError) -> Work {
        try definition(of: kind, under: conditions).make(given, under: conditions)
    }

    /// The definition that a kind's word means under these conditions.
    static func definition(
        of kind: WorkKind,
        under conditions: Conditions
    ) throws(WorkloadError) -> any WorkDefinition.Type {
        guard let meant = definitions.first(where: { $0.kind == kind && $0.isMeant(under: conditions) }) else {
            throw WorkloadError("kind \(kind.rawValue) under these conditions")
        }
        return meant
    }
}

extension WorkDefinition {
    /// Makes a work of what was given.
    fileprivate static func make(
        _ given: [WorkloadKey: String],
        under conditions: Conditions
    ) throws(WorkloadError) -> Work {
        let known = Set(keys.map(\.name)).union(Self.conditions)
        for key in WorkloadKey.allCases where given[key] != nil && key.expands && key != .kind && !known.contains(key) {
            throw WorkloadError("\(key.rawValue) with kind \(kind.rawValue)", accepted: "no \(key.rawValue)")
        }
        var work = Self()
        try Key.set(given, in: &work, by: keys, under: { _ in conditions })
        return work.asWork
    }

    /// The rows of the key table, as what suites and help say of them.
    static var rows: [(name: WorkloadKey, words: KeyText?)] { keys.map { ($0.name, $0.words) } }

    /// The parameters that ids mention.
    func parameters(under conditions: Conditions) -> [(WorkloadKey, String)] {
        Self.keys.compactMap { key in key.text(self, conditions).map { (key.name, $0) } }
    }
}
