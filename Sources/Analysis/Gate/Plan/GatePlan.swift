package import Workloads

/// All questions of a gate, made of its rules and the cases: what `--explain` shows.
package struct GatePlan: Sendable {
    /// What the cases can be held against.
    package struct Sources: Hashable, Sendable {
        /// Another build is measured beside this one.
        package var hasOtherBuild: Bool
        /// A stored result is there.
        package var hasBaseline: Bool

        /// Sources.
        package init(hasOtherBuild: Bool, hasBaseline: Bool) {
            self.hasOtherBuild = hasOtherBuild
            self.hasBaseline = hasBaseline
        }
    }

    /// The cases that are measured.
    package let cases: [Case]
    /// The rules.
    package let rules: GateRules
    /// The questions, case by case.
    package let questions: [GateQuestion]
    /// What a baseline holds and is not measured.
    package var absences: [GateAbsence] = []

    /// Makes the questions.
    ///
    /// - Parameters:
    ///   - suite: all cases of the suite: a rule must match at least one of them.
    ///   - cases: those that are measured.
    /// - Throws: ``WorkloadError``, at the rule's place, for a rule that matches no case of the suite.
    package init(
        _ rules: GateRules,
        suite: [Case],
        measuring cases: [Case],
        against sources: Sources
    ) throws(WorkloadError) {
        try GatePlanCheck(rules: rules, suite: suite).check()
        self.cases = cases
        self.rules = rules
        let expected = rules.expectations.map { ($0, $0.cases.indices(in: cases)) }
        let limits = rules.thresholds.map { ($0, $0.cases.indices(in: cases)) }
        let tolerances = rules.tolerances.map { ($0, $0.cases.indices(in: cases)) }
        var questions: [GateQuestion] = []
        for (index, benchCase) in cases.enumerated() {
            let here = GatePlanCase(
                index: index,
                benchCase: benchCase,
                rules: rules,
                expectations: expected.filter { $0.1.contains(index) }.map(\.0),
                thresholds: limits.filter { $0.1.contains(index) }.map(\.0),
                tolerances: tolerances.filter { $0.1.contains(index) }.map(\.0)
            )
            questions += here.expectationQuestions
            if sources.hasOtherBuild { questions += here.timeQuestions }
            if sources.hasBaseline { questions += here.counterQuestions + here.storedTimeQuestions }
        }
        self.questions = questions
    }
}
