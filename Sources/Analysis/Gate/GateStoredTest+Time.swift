import Glibc
import Results
import Statistics

extension GateStoredTest {
    /// Times of this run against another day's: Mann-Whitney's test, Holm over the questions.
    ///
    /// The offset of a day is part of both samples and of no test, so that false alarms are far above the level: advice.
    func timeAnswers(_ questions: [GateQuestion], _ samples: [GateSample]) -> [GateAnswer] {
        let pairs = questions.map { question in
            (before: logs(stored(question).trials), now: logs(samples[question.caseIndex].head[question.engineIndex]))
        }
        let values = pairs.map { mannWhitney($0.now, $0.before)?.p ?? 1 }
        let decisions = holm(values, alpha: Verdicts.familyError) ?? []
        return questions.indices.map { place in
            let question = questions[place]
            let sample = samples[question.caseIndex]
            if let obstacle = GateObstacle.answer(question, engines: [question.engineIndex], in: sample.head) {
                return obstacle
            }
            let (trials, missing) = stored(question)
            if let missing { return missing }
            let differences = baseline.differences(from: environment)
            guard differences.isEmpty else {
                return GateAnswer(question, .notComparable, reason: .otherMachine(differences))
            }
            let before = EngineSummary(engine: question.subject, trials: trials)
            let now = EngineSummary(engine: question.subject, trials: sample.head[question.engineIndex])
            return answer(question, pairs[place], before, now, isRejected: decisions[place].isRejected)
        }
    }

    private func logs(_ trials: [Trial]) -> [Double] {
        trials.compactMap { trial in
            guard trial.status == .valid, let metric = trial.metricNanosecondsPerOperation, metric > 0, metric.isFinite
            else { return nil }
            return log(metric)
        }
    }

    private func answer(
        _ question: GateQuestion,
        _ logs: (before: [Double], now: [Double]),
        _ before: EngineSummary,
        _ now: EngineSummary,
        isRejected: Bool
    ) -> GateAnswer {
        guard case .storedTime(let limit) = question.kind, let old = median(logs.before), let new = median(logs.now)
        else {
            return GateAnswer(question, .notComparable, reason: .nothingValid)
        }
        guard min(logs.before.count, logs.now.count) >= Verdicts.leastRounds else {
            return GateObstacle.tooFew(question, rounds: min(logs.before.count, logs.now.count))
        }
        var answer = GateAnswer(question)
        answer.reason = nil
        answer.rounds = logs.now.count
        answer.before = before.medianNanosecondsPerOperation
        answer.now = now.medianNanosecondsPerOperation
        answer.ratio = exp(new - old)
        // As much slower as the limit allows: are the times of this run still below?
        let allowed = mannWhitney(logs.now, logs.before.map { $0 + log1p(limit) })
        let isBelow = allowed.map { $0.superiority < 0.5 && $0.p < GateTimeTest.passAlpha } ?? false
        if isRejected, exp(new - old) > 1 + limit {
            answer.verdict = .fail
            answer.moved = GateEvidence.all(before: before, now: now)
        } else if isBelow {
            answer.verdict = .pass
        } else {
            answer.reason = .overlap
        }
        return answer
    }
}
