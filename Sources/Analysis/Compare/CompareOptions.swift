/// The order in which cases are shown.
package enum CompareOrder: String, CaseIterable, Hashable, Sendable {
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
package struct CompareOptions {
    /// Shows engine ratios where machines or parameters differ, and nothing else of such results.
    package var allowsMismatch: Bool
    /// The order of the cases.
    package var order: CompareOrder
    /// Which cases, by their id.
    package var includes: (String) -> Bool

    /// Makes options.
    package init(
        allowsMismatch: Bool = false,
        order: CompareOrder = .case,
        includes: @escaping (String) -> Bool = { _ in true }
    ) {
        self.allowsMismatch = allowsMismatch
        self.order = order
        self.includes = includes
    }
}
