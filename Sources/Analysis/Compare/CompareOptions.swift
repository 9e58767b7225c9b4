/// The order in which cases are shown.
public enum CompareOrder: String, CaseIterable, Hashable, Sendable {
    /// As the base has them.
    case `case`
    /// The largest ratio to the base first.
    case ratio
    /// The largest change first, in either direction.
    case change
    /// Slower, faster, inconclusive, same, not comparable.
    case verdict
}

/// How results are compared.
public struct CompareOptions {
    /// Shows engine ratios where machines or parameters differ, and nothing else of such results.
    public var allowsMismatch: Bool
    /// The order of the cases.
    public var order: CompareOrder
    /// Which cases, by their id.
    public var includes: (String) -> Bool

    /// Makes options.
    public init(
        allowsMismatch: Bool = false,
        order: CompareOrder = .case,
        includes: @escaping (String) -> Bool = { _ in true }
    ) {
        self.allowsMismatch = allowsMismatch
        self.order = order
        self.includes = includes
    }
}
