/// What a case does: one kind of work with its parameters.
package enum Work: Hashable, Sendable {
    /// Blocks of one file.
    case blocks(BlockWork)
    /// Many files, each opened, read whole and closed.
    case smallFiles(SmallFileWork)
    /// The first touch of fresh memory.
    case memory(MemoryWork)
    /// Messages between two processes.
    case exchange(ExchangeWork)

    /// The work, as what every kind has.
    package var definition: any WorkDefinition {
        switch self {
        case .blocks(let work): work
        case .smallFiles(let work): work
        case .memory(let work): work
        case .exchange(let work): work
        }
    }
}

extension Work {
    /// The word of the key `kind`.
    package var kind: WorkKind { type(of: definition).kind }

    /// Makes a work of what was given; a line for each kind.
    static func make(
        _ kind: WorkKind,
        _ given: [WorkloadKey: String],
        under conditions: Conditions
    ) throws(WorkloadError) -> Work {
        switch kind {
        case .file where conditions.backing == .anonymous: .memory(try filled(given, under: conditions))
        case .file: .blocks(try filled(given, under: conditions))
        case .smallFiles: .smallFiles(try filled(given, under: conditions))
        case .exchange: .exchange(try filled(given, under: conditions))
        }
    }

    /// The rows of every kind; a line for each.
    static let tables: [[(name: WorkloadKey, words: KeyText?)]] = [
        rows(of: BlockWork.self), rows(of: SmallFileWork.self), rows(of: MemoryWork.self),
        rows(of: ExchangeWork.self),
    ]

    private static func rows<Definition: WorkDefinition>(
        of kind: Definition.Type
    ) -> [(name: WorkloadKey, words: KeyText?)] {
        kind.keys.map { ($0.name, $0.words) }
    }

    private static func filled<Definition: WorkDefinition>(
        _ given: [WorkloadKey: String],
        under conditions: Conditions
    ) throws(WorkloadError) -> Definition {
        let known = Set(Definition.keys.map(\.name)).union(Definition.conditions)
        for key in WorkloadKey.allCases where given[key] != nil && key.expands && key != .kind && !known.contains(key) {
            throw WorkloadError("\(key.rawValue) with kind \(Definition.kind.rawValue)", accepted: "no \(key.rawValue)")
        }
        var work = Definition()
        try Key.set(given, in: &work, by: Definition.keys, under: { _ in conditions })
        return work
    }
}

extension WorkDefinition {
    /// The parameters that ids mention.
    func parameters(under conditions: Conditions) -> [(WorkloadKey, String)] {
        Self.keys.compactMap { key in key.text(self, conditions).map { (key.name, $0) } }
    }
}
