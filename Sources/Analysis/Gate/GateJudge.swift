import Glibc
package import Results
import Statistics

/// Answers the questions of a gate, look by look.
///
/// *Builds* are compared by the Wilcoxon signed-rank test in the form of the Hodges-Lehmann interval, on d = ln(this build /
/// the other) of each round: under "no change" the two are exchangeable, which is what that test asks for. *Expectations*
/// compare unlike engines, so they take the exact sign test of ln(ratio / limit). Each kind has an error of
/// ``Verdicts/familyError`` of its own, shared evenly by the looks that were planned, and by Holm over the questions of a look.
///
/// FAIL: the interval excludes 1 and the estimate is above the limit. PASS: the upper end of the 90 % interval is below the
/// limit, and a change as large as the limit would have been seen; or the build is faster beyond doubt. Else more rounds are
/// asked for, and after the last look the answer is *inconclusive*. What a look has decided stays decided.
package struct GateJudge: Sendable {
    /// The plan.
    package let plan: GatePlan
    /// An answer for each question, in their order.
    package private(set) var answers: [GateAnswer]
    /// Looks taken.
    package private(set) var looksTaken = 0
    private let looks: Int
    private let baseline: GateBaseline?
    private let environment: Environment

    /// Starts with every question open.
    ///
    /// - Parameters:
    ///   - looks: the number of looks that are planned.
    ///   - environment: of this run; where it differs from the baseline's, times are not compared.
    package init(_ plan: GatePlan, looks: Int, baseline: GateBaseline? = nil, environment: Environment = Environment())
    {
        self.plan = plan
        self.looks = looks
        self.baseline = baseline
        self.environment = environment
        answers = plan.questions.map { GateAnswer($0, reason: .notMeasured) }
    }

    /// The cases that more rounds may decide, by their place. Advice is given once, and never asks for more.
    package var openCases: [Int] {
        Set(answers.filter { $0.look == nil && $0.question.isBlocking }.map(\.question.caseIndex)).sorted()
    }

    /// Judges what has been measured so far.
    ///
    /// - Parameters:
    ///   - samples: each case's trials, in the plan's order.
    ///   - isLast: no more rounds will come.
    package mutating func look(_ samples: [GateSample], isLast: Bool) {
        looksTaken += 1
        let times = GateTimeTest(looks: looks)
        judge(samples, isLast: isLast) {
            if case .time = $0.kind { true } else { false }
        } by: {
            times.answers($0, samples)
        }
        let expectations = GateExpectationTest(looks: looks)
        judge(samples, isLast: isLast) {
            if case .expectation = $0.kind { true } else { false }
        } by: {
            expectations.answers($0, samples)
        }
        guard let baseline else { return }
        let stored = GateStoredTest(baseline: baseline, environment: environment)
        judge(samples, isLast: isLast) {
            if case .counter = $0.kind { true } else { false }
        } by: {
            $0.map { stored.counterAnswer($0, samples[$0.caseIndex]) }
        }
        judge(samples, isLast: isLast) {
            if case .storedTime = $0.kind { true } else { false }
        } by: {
            stored.timeAnswers($0, samples)
        }
    }

    /// Answers the questions of one kind; those that an earlier look decided take part in the correction and keep their answer.
    private mutating func judge(
        _ samples: [GateSample],
        isLast: Bool,
        _ isOfKind: (GateQuestion) -> Bool,
        by method: ([GateQuestion]) -> [GateAnswer]
    ) {
        let places = answers.indices.filter { isOfKind(answers[$0].question) }
        for (place, answer) in zip(places, method(places.map { answers[$0].question })) where answers[place].look == nil
        {
            answers[place] = answer
            let isOpen = !isLast && (answer.verdict == .inconclusive || isWaiting(answer, samples))
            answers[place].look = isOpen ? nil : looksTaken
        }
    }

    /// True where rounds are missing that may still come: some trial of the case is valid.
    private func isWaiting(_ answer: GateAnswer, _ samples: [GateSample]) -> Bool {
        answer.verdict == .notComparable && answer.question.isAboutTime && answer.rounds > 0
            && answer.rounds < Verdicts.leastRounds && samples[answer.question.caseIndex].hasFigures
    }
}
