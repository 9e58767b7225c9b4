import Glibc
import Results
import Statistics

/// This build against the other, both measured in the same rounds.
struct GateTimeTest {
    let looks: Int

    /// The level of the one-sided bound that has to be below the limit for a PASS: 95 %, the end of a 90 % interval.
    static let passAlpha = 0.1

    /// The answers of all such questions; they are corrected together.
    func answers(_ questions: [GateQuestion], _ samples: [GateSample]) -> [GateAnswer] {
        let ratios = questions.map { logRatios($0, samples[$0.caseIndex]) }
        let tested = questions.indices.filter { ratios[$0].count >= Verdicts.leastRounds }
        let values = tested.map { hodgesLehmannP(ratios[$0]) ?? 1 }
        let decisions = holm(values, alpha: Verdicts.alpha(looks: looks)) ?? []
        var levels: [Int: HolmDecision] = [:]
        for (place, decision) in zip(tested, decisions) { levels[place] = decision }
        return questions.indices.map { place in
            let sample = samples[questions[place].caseIndex]
            if let obstacle = obstacle(questions[place], sample, rounds: ratios[place].count) { return obstacle }
            guard let decision = levels[place] else { return GateObstacle.tooFew(questions[place], rounds: 0) }
            return answer(questions[place], ratios[place], decision, sample)
        }
    }

    private func logRatios(_ question: GateQuestion, _ sample: GateSample) -> [Double] {
        guard let base = sample.base else { return [] }
        return PairedRounds(engine: sample.head[question.engineIndex], baseline: base[question.engineIndex]).logRatios
    }

    private func obstacle(_ question: GateQuestion, _ sample: GateSample, rounds: Int) -> GateAnswer? {
        let engine = question.engineIndex
        guard let base = sample.base?[engine] else {
            return GateAnswer(question, .notComparable, reason: .noOtherBuild)
        }
        if let answer = GateObstacle.answer(question, engines: [engine], in: sample.head) { return answer }
        if let round = PairedRounds.digestMismatch([sample.head[engine], base]) {
            return GateAnswer(
                question,
                .notComparable,
                reason: .otherWork(round: round)
            )
        }
        guard rounds < Verdicts.leastRounds else { return nil }
        return GateObstacle.tooFew(question, rounds: rounds, because: StatusCounts(base).reasons.first)
    }

    private func answer(
        _ question: GateQuestion,
        _ ratios: [Double],
        _ decision: HolmDecision,
        _ sample: GateSample
    ) -> GateAnswer {
        guard case .time(let limit) = question.kind, let center = hodgesLehmann(ratios) else {
            return GateAnswer(question, .notComparable, reason: .nothingValid)
        }
        var answer = GateAnswer(question)
        let interval = hodgesLehmannInterval(ratios, alpha: decision.intervalAlpha)
        let detectable = detectableEffect(logRatios: ratios, alpha: decision.intervalAlpha, by: .hodgesLehmann)?
            .ratioChange
        answer.reason = nil
        answer.rounds = ratios.count
        answer.ratio = exp(center)
        answer.lower = interval.map { exp($0.lowerBound) }
        answer.upper = interval.map { exp($0.upperBound) }
        answer.level = decision.intervalLevel
        answer.detectable = detectable
        answer.verdict = verdict(center, interval, limit: limit, detectable: detectable, ratios)
        let head = EngineSummary(engine: question.subject, trials: sample.head[question.engineIndex])
        let base = EngineSummary(engine: question.subject, trials: sample.base?[question.engineIndex] ?? [])
        answer.before = base.medianNanosecondsPerOperation
        answer.now = head.medianNanosecondsPerOperation
        switch answer.verdict {
        case .fail: answer.moved = GateEvidence.all(before: base, now: head)
        case .inconclusive:
            answer.reason = detectable.map { .couldHaveSeen($0) } ?? .cannotDecide(rounds: ratios.count)
        default:
            if let upper = interval?.upperBound, upper < 0 { answer.reason = .faster }
        }
        return answer
    }

    private func verdict(
        _ center: Double,
        _ interval: ClosedRange<Double>?,
        limit: Double,
        detectable: Double?,
        _ ratios: [Double]
    ) -> GateAnswer.Verdict {
        if let interval, interval.lowerBound > 0, exp(center) > 1 + limit { return .fail }
        if let interval, interval.upperBound < 0 { return .pass }
        let bound = hodgesLehmannInterval(ratios, alpha: Self.passAlpha).map { exp($0.upperBound) }
        if let bound, bound < 1 + limit, let detectable, detectable <= limit { return .pass }
        return .inconclusive
    }
}
