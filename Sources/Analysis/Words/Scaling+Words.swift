import Workloads

extension RoundRatio {
    /// Such as `0.85 [0.81, 0.90]`.
    package var words: String {
        let center = FigureText.fixed(ratio, decimals: 2)
        guard let interval else { return "\(center) [too few rounds]" }
        return "\(center) [\(FigureText.fixed(interval.lowerBound, decimals: 2)), "
            + "\(FigureText.fixed(interval.upperBound, decimals: 2))]"
    }
}

extension MemoryContrast {
    /// The two cases that are set against each other.
    package var pair: String { "\(workload): \(asked) / \(against)" }

    /// The engine with its ratio.
    package var words: String { "\(engine) \(ratio.words)" }
}

extension Scaling {
    /// The speed-up, and how much of what is lost is the engine's; `threads` says what the case has.
    package func words(threads: String) -> String {
        let figure =
            "\(benchCase.workload), \(threads): \(engine) \(speedup.words) of \(benchCase.conditions.threads), "
            + FigureText.percent(efficiency)
        if isExplainedByDelay, let delay {
            return figure
                + "; its threads waited \(FigureText.percent(delay)) of their time for a CPU, which others or a quota had: that "
                + "explains it, and says nothing of the engine"
        }
        guard let burden, let ownEfficiency else {
            return figure
                + "; no control: other CPUs being busy may explain it (threads: [1, \(benchCase.conditions.threads)] adds it)"
        }
        return figure + "; one thread beside busy CPUs takes \(burden.words) of its time: the engine keeps "
            + FigureText.percent(ownEfficiency)
    }
}
