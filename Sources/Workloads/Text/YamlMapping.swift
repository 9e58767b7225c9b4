import Yams

/// A mapping of a suite file whose keys are those of one set, each with its value and line.
struct YamlMapping<Key: RawRepresentable & CaseIterable & Hashable> where Key.RawValue == String {
    /// A key's value, and the line of the key.
    struct Entry {
        let node: Node
        let line: Int
    }

    let source: YamlSource
    /// The line on which the mapping starts.
    let line: Int
    let entries: [Key: Entry]

    /// Takes a node apart.
    ///
    /// - Parameter owner: what the mapping is, such as `a workload`, for errors.
    /// - Throws: ``WorkloadError`` if the node is no mapping, or for a key that is not one of the set.
    init(_ node: Node, owner: String, source: YamlSource) throws(WorkloadError) {
        let names = Key.allCases.map(\.rawValue)
        let accepted = names.joined(separator: ", ")
        line = node.mark?.line ?? 1
        self.source = source
        guard case .mapping(let mapping) = node else {
            throw source.error(
                "\(node.described) where \(owner) should be",
                accepted: "the keys \(accepted)",
                line: line
            )
        }
        var entries: [Key: Entry] = [:]
        for (keyNode, value) in mapping {
            let line = keyNode.mark?.line ?? line
            guard case .scalar(let word) = keyNode else {
                throw source.error("\(keyNode.described) where a key should be", accepted: accepted, line: line)
            }
            guard let key = Key(rawValue: word.string) else {
                let hint = Spelling.hint(for: word.string, in: names)
                throw source.error("\(word.string): unknown key of \(owner)\(hint)", accepted: accepted, line: line)
            }
            // Yams has refused duplicates, but counts `key` and `!tag key` as two.
            guard entries.updateValue(Entry(node: value, line: line), forKey: key) == nil else {
                throw source.error("\(key.rawValue): given twice", accepted: "each key once", line: line)
            }
        }
        self.entries = entries
    }

    /// The text of a key that takes one value; nil if the key is not there.
    func text(_ key: Key, accepted: String) throws(WorkloadError) -> YamlText? {
        guard let entry = entries[key] else { return nil }
        return try text(entry.node, of: key, line: entry.line, accepted: accepted)
    }

    /// The texts of a key that takes a list; nil if the key is not there.
    func list(_ key: Key, accepted: String) throws(WorkloadError) -> [YamlText]? {
        guard let entry = entries[key] else { return nil }
        guard case .sequence(let items) = entry.node else {
            throw source.error(
                "\(key.rawValue): \(entry.node.described) where a list should be",
                accepted: accepted,
                line: entry.line
            )
        }
        guard !items.isEmpty else {
            throw source.error("\(key.rawValue): an empty list", accepted: accepted, line: entry.line)
        }
        var texts: [YamlText] = []
        for item in items {
            texts.append(try text(item, of: key, line: item.mark?.line ?? entry.line, accepted: accepted))
        }
        return texts
    }

    /// The texts of a key that takes one value or a list, and whether it was a list; nil if the key is not there.
    func choices(_ key: Key, accepted: String) throws(WorkloadError) -> (texts: [YamlText], isList: Bool)? {
        guard let entry = entries[key] else { return nil }
        if case .sequence = entry.node { return try list(key, accepted: accepted).map { ($0, true) } }
        return try text(key, accepted: accepted).map { ([$0], false) }
    }

    private func text(_ node: Node, of key: Key, line: Int, accepted: String) throws(WorkloadError) -> YamlText {
        guard case .scalar(let scalar) = node else {
            throw source.error(
                "\(key.rawValue): \(node.described) where one value should be",
                accepted: accepted,
                line: line
            )
        }
        guard !scalar.string.isEmpty else {
            throw source.error("\(key.rawValue): no value", accepted: accepted, line: line)
        }
        return YamlText(text: scalar.string, line: scalar.mark?.line ?? line)
    }
}
