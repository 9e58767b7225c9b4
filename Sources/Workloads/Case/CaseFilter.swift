/// A regular expression over case ids (`--filter`). It matches anywhere in the id unless anchored, in time that is linear in its length
/// (``LinearPattern``).
package struct CaseFilter: Sendable {
    /// The expression as given.
    package let pattern: String
    private let expression: LinearPattern

    /// Reads the expression.
    ///
    /// - Throws: ``WorkloadError`` that says in one line what is wrong with it.
    package init(_ pattern: String) throws(WorkloadError) {
        do throws(LinearPattern.Problem) {
            expression = try LinearPattern(pattern)
        } catch {
            throw WorkloadError(
                "'\(pattern)' is not a regular expression: \(error.words)",
                accepted: "an expression over case ids, such as random or cache=cold"
            )
        }
        self.pattern = pattern
    }

    private static func none(of cases: Int) -> String {
        cases == 1 ? "not the one case" : "none of the \(cases) cases"
    }

    /// True if the expression matches somewhere in the id.
    package func matches(_ id: String) -> Bool { expression.matches(id) }

    /// The suite with the cases that match, in their order.
    ///
    /// - Throws: ``WorkloadError`` if none does.
    package func apply(to suite: Suite) throws(WorkloadError) -> Suite {
        let kept = suite.cases.filter { matches($0.id) }
        guard !kept.isEmpty else {
            throw WorkloadError(
                "'\(pattern)' matches \(Self.none(of: suite.cases.count)) of suite \(suite.name)",
                accepted: "a part of an id, such as \(suite.cases.first?.id ?? "random")"
            )
        }
        return suite.with(cases: kept)
    }
}
