/// The kind of work that a case does: the word of the key `kind`. It decides which parameters apply, and which loop runs.
///
/// Each kind declares its own beside its definition; all of them are those of ``Work/definitions``.
package struct WorkKind: RawRepresentable, Hashable, Sendable, Codable {
    /// The word.
    package let rawValue: String

    /// The word of a definition.
    init(_ word: String) { rawValue = word }

    /// The kind of this word; nil where no definition has it.
    package init?(rawValue: String) {
        guard Self.allCases.contains(where: { $0.rawValue == rawValue }) else { return nil }
        self.rawValue = rawValue
    }
}

extension WorkKind: CaseIterable {
    /// The kinds, in the order of their definitions. Two definitions may share a word.
    package static var allCases: [WorkKind] {
        Work.definitions.map { $0.kind }.reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
    }
}
