import Glibc
import Results
import Statistics
import Workloads

/// Engine ratios of one run against the limits that they have to keep to.
struct GateExpectationTest {
    let looks: Int

    /// The answers of all expectations; they are corrected together.
    func answers(_ questions: [GateQuestion], _ samples: [GateSample]) -> [GateAnswer] {
        // Against the limit: zero is a ratio that equals it.
        let ratios = questions.map { fromLimit($0, samples[$0.caseIndex]) }
        let tested = questions.indices.filter { ratios[$0].count >= Verdicts.leastRounds }
        let values = tested.map { signTest(ratios[$0])?.p ?? 1 }
        let decisions = holm(values, alpha: Verdicts.alpha(looks: looks)) ?? []
        var levels: [Int: HolmDecision] = [:]
        for (place, decision) in zip(tested, decisions) { levels[place] = decision }
        return questions.indices.map { place in
            let question = questions[place]
            let sample = samples[question.caseIndex]
            guard case .expectation(let baseline, let bound, let limit) = question.kind else {
                return GateAnswer(question, .notComparable)
            }
            let engines = [question.engineIndex, baseline]
            if let obstacle = GateObstacle.answer(question, engines: engines, in: sample.head) { return obstacle }
            if let round = PairedRounds.digestMismatch(engines.map { sample.head[$0] }) {
                return GateAnswer(question, .fail, reason: .otherBytes(round: round))
            }
            guard let decision = levels[place] else {
                return GateObstacle.tooFew(question, rounds: ratios[place].count)
            }
            return answer(question, ratios[place], bound, limit, decision)
        }
    }

    private func fromLimit(_ question: GateQuestion, _ sample: GateSample) -> [Double] {
        guard case .expectation(let baseline, _, let limit) = question.kind else { return [] }
        let pairs = PairedRounds(engine: sample.head[question.engineIndex], baseline: sample.head[baseline])
        return pairs.logRatios.map { $0 - log(limit) }
    }

    private func answer(
        _ question: GateQuestion,
        _ ratios: [Double],
        _ bound: GateExpectation.Bound,
        _ limit: Double,
        _ decision: HolmDecision
    ) -> GateAnswer {
        var answer = GateAnswer(question)
        guard let center = median(ratios) else { return GateObstacle.tooFew(question, rounds: 0) }
        let interval = medianInterval(ratios, alpha: decision.intervalAlpha)
        answer.rounds = ratios.count
        answer.ratio = limit * exp(center)
        answer.lower = interval.map { limit * exp($0.lowerBound) }
        answer.upper = interval.map { limit * exp($0.upperBound) }
        answer.level = decision.intervalLevel
        answer.detectable = detectableEffect(logRatios: ratios, alpha: decision.intervalAlpha)?.ratioChange
        answer.reason = nil
        let isBelow = interval.map { $0.upperBound < 0 } ?? false
        let isAbove = interval.map { $0.lowerBound > 0 } ?? false
        switch bound {
        case .atMost where isBelow, .atLeast where isAbove: answer.verdict = .pass
        case .atMost where isAbove, .atLeast where isBelow: answer.verdict = .fail
        default:
            answer.verdict = .inconclusive
            answer.reason = interval == nil ? .cannotDecide(rounds: ratios.count) : .limitWithin
        }
        return answer
    }
}
