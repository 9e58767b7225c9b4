import Results
import Workloads

/// This run against a stored result: counters, and times.
struct GateStoredTest {
    let baseline: GateBaseline
    let environment: Environment

    /// Page sizes that differ by more than this share of the larger make faults not comparable.
    static let mostPageSizeDifference = 0.05

    /// The trials of the baseline, or the answer that there are none.
    func stored(_ question: GateQuestion) -> (trials: [Trial], missing: GateAnswer?) {
        let engine = question.subject
        guard let trials = baseline.trials(ofCase: question.caseID, engine: engine) else {
            return ([], GateAnswer(question, .notComparable, reason: .notStored(file: baseline.name)))
        }
        guard trials.contains(where: { $0.status == .valid }) else {
            return ([], GateAnswer(question, .notComparable, reason: .noValidTrialStored(file: baseline.name)))
        }
        return (trials, nil)
    }

    /// Whether a counter has risen: a *pass* where three quarters of the trials keep to the limit, a *fail* where three
    /// quarters are beyond it.
    func counterAnswer(_ question: GateQuestion, _ sample: GateSample) -> GateAnswer {
        guard case .counter(let counter, let tolerance) = question.kind else {
            return GateAnswer(question, .notComparable)
        }
        if let obstacle = GateObstacle.answer(question, engines: [question.engineIndex], in: sample.head) {
            return obstacle
        }
        let (before, missing) = stored(question)
        if let missing { return missing }
        let now = sample.head[question.engineIndex]
        if let obstacle = difference(counter, before, now) {
            var answer = GateAnswer(question, .notComparable, reason: obstacle.reason)
            answer.isExcused = obstacle.isExcused
            return answer
        }
        let old = GateCounterFigures(before, counter)
        let new = GateCounterFigures(now, counter)
        guard let old, let new else {
            return GateAnswer(question, .notComparable, reason: .counterUnknown)
        }
        var answer = GateAnswer(question)
        answer.reason = nil
        answer.rounds = new.count
        answer.before = old.median
        answer.now = new.median
        if old.median > 0 { answer.ratio = new.median / old.median }
        let limit = old.median * (1 + tolerance.share) + tolerance.floor
        if new.lowerQuartile > limit {
            answer.verdict = .fail
        } else if new.upperQuartile <= limit {
            answer.verdict = .pass
        } else {
            answer.reason = .bothSides
        }
        return answer
    }

    private func difference(_ figure: Figure, _ before: [Trial], _ now: [Trial]) -> (
        reason: GateAnswer.Reason, isExcused: Bool
    )? {
        switch figure.condition {
        case nil: return nil
        case .readahead:
            let differences = baseline.differences(from: environment, in: GateBaseline.readaheadFacts)
            return differences.isEmpty ? nil : (.otherReadahead(differences), false)
        case .pages:
            let old = EngineSummary(engine: "", trials: before).filePmdMappedBytes
            let new = EngineSummary(engine: "", trials: now).filePmdMappedBytes
            guard old != nil || new != nil else { return nil }
            guard let old, let new else { return (.pagesUnknown, true) }
            guard abs(old - new) > Self.mostPageSizeDifference * max(old, new) else { return nil }
            return (.otherPages(then: old, now: new), true)
        }
    }
}
