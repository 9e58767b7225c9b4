import Analysis
import Workloads

/// What is shown while a run goes on: a line for a terminal, drawn over and over, or a plain line now and then.
package struct ProgressText: Hashable, Sendable {
    /// The round that goes on, from 1.
    package var round: Int
    /// The rounds planned so far.
    package var rounds: Int
    /// The case that goes on; nil between cases.
    package var label: String?
    /// How much of the work is done, 0 to 1.
    package var done: Double
    /// The time left, in seconds; nil while it is not known.
    package var secondsLeft: Double?

    /// Makes the state to be shown.
    package init(round: Int, rounds: Int, label: String?, done: Double, secondsLeft: Double?) {
        self.round = round
        self.rounds = rounds
        self.label = label.map { PrintableText.escaped($0) }
        self.done = done
        self.secondsLeft = secondsLeft
    }

    private static let barColumns = 24

    private var share: Double { done.isFinite ? min(1, max(0, done)) : 0 }

    private var tail: String { secondsLeft.map { "\(FigureText.duration(seconds: $0)) left" } ?? "" }

    /// The line for a terminal of `columns` columns, without a line end; cut at its width, so that it never wraps.
    package func line(columns: Int, style: Style = .plain) -> String {
        let full = Int((share * Double(Self.barColumns)).rounded(.down))
        let bar = String(repeating: "█", count: full) + String(repeating: "░", count: Self.barColumns - full)
        let percent = FigureText.fixed(share * 100, decimals: 0)
        let padded = String(repeating: " ", count: 3 - percent.count) + percent
        var parts = ["round \(round)/\(rounds)"]
        if !tail.isEmpty { parts.append(tail) }
        if let label { parts.append(label) }
        let text = "\(padded) %  \(parts.joined(separator: "  "))"
        guard columns >= Self.barColumns + 8 else { return style.printed(String(text.prefix(max(0, columns)))) }
        return style.printed(style.good(bar) + " " + text.prefix(columns - Self.barColumns - 1))
    }

    /// The plain line, without a line end.
    package var plain: String {
        var parts = ["round \(round) of \(rounds)", "\(FigureText.fixed(share * 100, decimals: 0)) % done"]
        if !tail.isEmpty { parts.append("about \(tail)") }
        if let label { parts.append(label) }
        return parts.joined(separator: ", ")
    }
}
