extension AnswerTrust {
    /// How far the answer can be trusted, in one line.
    package var words: String {
        let most = FigureText.plural(rounds.upperBound, "round")
        let range = rounds.lowerBound < rounds.upperBound ? "\(rounds.lowerBound) to \(most)" : most
        let validity =
            trials == 0 ? "nothing measured" : valid == trials ? "all valid" : "\(valid) of \(trials) trials valid"
        return ["\(range), \(validity)", error, cpu].compactMap(\.self).joined(separator: "; ")
    }

    /// What may be wrong: over all pairs for winners, and for each pair by itself for what is the same.
    private var error: String? {
        guard hasVerdicts else { return nil }
        let winner = "a run like this names any wrong winner in at most \(Self.odds(Verdicts.familyError))"
        return hasSame
            ? "\(winner), and calls a pair the same by mistake in \(Self.odds(Verdicts.equivalenceError))" : winner
    }

    private var cpu: String? {
        takenShare.map { "the CPU was ours \(FigureText.percent(1 - $0)) of the time" }
    }

    /// How busy the machine was, in a sentence.
    package var busyWords: String {
        "This machine was busy: others had the CPU \(FigureText.percent(takenShare ?? 0)) of the time"
            + (isProvisional ? ", so that no answer here is more than likely." : ".")
    }

    private static func odds(_ error: Double) -> String { "1 of \(FigureText.fixed(1 / error, decimals: 0))" }
}
