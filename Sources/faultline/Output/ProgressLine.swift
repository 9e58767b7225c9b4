import Analysis
import Harness
import Platform
import Reports
import Workloads

/// Shows a run's events on standard error: one line drawn again and again on a terminal, a plain line now and then otherwise.
final class ProgressLine {
    /// How often a plain line is written, in nanoseconds.
    static let plainInterval = 10_000_000_000
    private let terminal: Terminal
    private var lastPlain = 0
    private var isDrawn = false

    init(_ terminal: Terminal) { self.terminal = terminal }

    /// Shows an event.
    func show(_ event: RunEvent) {
        switch event {
        case .preparing(let text): line(text)
        case .check(let rounds, let undecided):
            line("after \(FigureText.plural(rounds, "round")): \(FigureText.plural(undecided, "case")) undecided")
        case .ending(let reason): line(reason)
        case .round(let progress): show(progress)
        }
    }

    private func show(_ progress: RunProgress) {
        let text = ProgressText(
            round: progress.round,
            rounds: progress.rounds,
            label: progress.benchCase.workload,
            done: Double(progress.done) / Double(max(1, progress.total)),
            secondsLeft: progress.remaining.map { Double($0) / 1e9 }
        )
        if terminal.isLive {
            Terminal.error(
                "\r\u{1B}[K" + text.line(columns: Terminal.columns, style: Style(color: terminal.errorHasColor))
            )
            isDrawn = true
        } else if Clock.now() - lastPlain >= Self.plainInterval {
            lastPlain = Clock.now()
            Terminal.complain(text.plain)
        }
    }

    private func line(_ text: String) {
        clear()
        Terminal.complain(text)
    }

    /// Takes the drawn line away.
    func clear() {
        if isDrawn { Terminal.error("\r\u{1B}[K") }
        isDrawn = false
    }
}
