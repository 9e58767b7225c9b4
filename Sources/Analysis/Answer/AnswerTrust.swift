import Results
import Workloads

/// How far an answer can be trusted: how much was measured, what may be wrong with it, and how much of the CPU the run had.
package struct AnswerTrust: Hashable, Sendable {
    /// The fewest and the most rounds of a case.
    package let rounds: ClosedRange<Int>
    /// Trials that are valid.
    package let valid: Int
    /// All trials.
    package let trials: Int
    /// True where any pair was compared.
    package let hasVerdicts: Bool
    /// True where any pair was called the same.
    package let hasSame: Bool
    /// The share of the CPU time that others had, 0 to 1; nil where it is not known.
    package let takenShare: Double?

    /// From this share on a line at the start says how busy the machine was.
    package static let busyShare = 0.05
    /// From this share on no answer is more than likely.
    package static let likelyShare = 0.2

    init(_ findings: [CaseFinding], footer: ResultFooter) {
        let counts = findings.flatMap { $0.summaries.map(\.statuses) }
        let rounds = findings.map { $0.summaries.map(\.statuses.total).max() ?? 0 }
        self.rounds = (rounds.min() ?? 0)...(rounds.max() ?? 0)
        valid = counts.reduce(0) { $0 + $1.valid }
        trials = counts.reduce(0) { $0 + $1.total }
        let verdicts = findings.flatMap(\.comparisons).map(\.verdict)
        hasVerdicts = verdicts.contains { $0 != .notComparable }
        hasSame = verdicts.contains(.same)
        let availability = findings.reduce(into: CPUAvailability()) { $0 += $1.availability }
        let shares = [availability.takenShare, footer.stealPercent.map { $0 / 100 }].compactMap(\.self)
        takenShare = availability.takenShare == nil ? nil : min(1, shares.reduce(0, +))
    }

    /// True where others had so much of the CPU that the answer begins with it.
    package var isBusy: Bool { (takenShare ?? 0) > Self.busyShare }
    /// True where they had so much that no answer is more than likely.
    package var isProvisional: Bool { (takenShare ?? 0) > Self.likelyShare }
}
