package import Results

/// A case as a gate has measured it so far.
package struct GateSample: Sendable {
    /// The trials of each engine by this build.
    package let head: [[Trial]]
    /// The trials of each engine by the other build, in the same rounds; nil without one.
    package let base: [[Trial]]?

    /// Takes the trials of a case from its tables.
    package init(head: CaseResult, base: CaseResult?) {
        self.init(head: Self.trials(head), base: base.map(Self.trials))
    }

    init(head: [[Trial]], base: [[Trial]]?) {
        self.head = head
        self.base = base
    }

    private static func trials(_ result: CaseResult) -> [[Trial]] {
        result.tables.map { table in (0..<table.count).map { table[$0] } }
    }

    /// True where any trial of this build is valid.
    package var hasFigures: Bool { head.joined().contains { $0.status == .valid } }
}
