import Results

/// What keeps a question from being answered because of its trials.
enum GateObstacle {
    /// An answer where an engine of this build has no valid trial; nil where it has one.
    ///
    /// One that *failed* (an error, a signal, wrong bytes) fails the gate; one that is refused or invalid is not comparable.
    static func answer(_ question: GateQuestion, engines: [Int], in trials: [[Trial]]) -> GateAnswer? {
        for engine in engines where !trials[engine].contains(where: { $0.status == .valid }) {
            let counts = StatusCounts(trials[engine])
            return GateAnswer(
                question,
                counts.failed > 0 ? .fail : .notComparable,
                reason: .noValidTrial(counts.reasons.first)
            )
        }
        return nil
    }

    /// An answer where the pairs are too few.
    static func tooFew(_ question: GateQuestion, rounds: Int, because reason: StatusReason? = nil) -> GateAnswer {
        var answer = GateAnswer(question, .notComparable, reason: .tooFewRounds(rounds, otherBuild: reason))
        answer.rounds = rounds
        return answer
    }
}
