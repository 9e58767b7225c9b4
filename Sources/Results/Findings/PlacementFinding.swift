/// One way to ask for memory on a NUMA node, and where its pages were found.
package struct PlacementFinding: Hashable, Sendable {
    /// What came of it.
    package enum Outcome: Hashable, Sendable {
        /// Tried; the pages were found so, by node.
        case found([Int: Int])
        /// Not tried, for this reason.
        case notTried(String)
        /// The kernel or a sandbox does not permit the calls that it takes, for this reason.
        case refused(String)
        /// An error came before the pages could be asked for.
        case failed(String)
    }

    /// The kind of memory, such as `memory file`.
    package var memory: String
    /// How the nodes were asked for, and what touched the pages.
    package var policy: String
    /// The pages as they were asked for, by node.
    package var asked: [Int: Int]
    /// Whether the kernel documents that it ignores such a request (mbind(2), "Notes").
    package var isIgnored: Bool
    /// What came of it.
    package var outcome: Outcome

    /// Makes a finding.
    package init(memory: String, policy: String, asked: [Int: Int], isIgnored: Bool = false, outcome: Outcome) {
        self.memory = memory
        self.policy = policy
        self.asked = asked
        self.isIgnored = isIgnored
        self.outcome = outcome
    }

    /// Whether the pages are where they were asked for; nil if that was not tried, or failed.
    ///
    /// On one node: all pages there. On several by turns: none elsewhere, and on each at least half of an even share, as the kernel
    /// takes turns by allocation, and one may be a large folio.
    package var isAsAsked: Bool? {
        guard case .found(let pages) = outcome else { return nil }
        let others = pages.contains { $0.value > 0 && asked[$0.key] == nil }
        let sum = pages.values.reduce(0, +)
        guard sum == asked.values.reduce(0, +), !others else { return false }
        if asked.count < 2 { return true }
        return asked.keys.allSatisfy { (pages[$0] ?? 0) * asked.count * 2 >= sum }
    }

    /// Whether the calls for it are not permitted.
    package var isRefused: Bool { if case .refused = outcome { true } else { false } }

    /// Whether the kernel did what it documents; true for what was not tried, or refused.
    package var isAsDocumented: Bool {
        switch outcome {
        case .notTried, .refused: true
        case .failed: false
        case .found: isAsAsked == !isIgnored
        }
    }
}
