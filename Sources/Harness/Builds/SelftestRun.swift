package import Analysis
internal import Results
internal import Workloads

/// Runs families of which the truth is known: the same engine, or the same build, on both sides, the second perhaps slowed.
package struct SelftestRun {
    private let plan: RunPlan
    private let otherBuild: String?
    private let makeRunners: ((ArmsPlan) throws -> [any OrderRunner])?
    private let notify: (RunEvent) -> Void

    /// A self-test.
    ///
    /// - Parameters:
    ///   - plan: the seed, the folder and the executable; its suite is replaced.
    ///   - otherBuild: a copy of the executable, to test the comparison of builds; nil to test that of engines.
    package init(_ plan: RunPlan, otherBuild: String?, notify: @escaping (RunEvent) -> Void) {
        self.init(plan, otherBuild: otherBuild, notify: notify, makeRunners: nil)
    }

    init(
        _ plan: RunPlan,
        otherBuild: String?,
        notify: @escaping (RunEvent) -> Void = { _ in },
        makeRunners: ((ArmsPlan) throws -> [any OrderRunner])?
    ) {
        self.plan = plan
        self.otherBuild = otherBuild
        self.notify = notify
        self.makeRunners = makeRunners
    }

    /// What one family has brought.
    package struct Family: Sendable {
        /// Its cases.
        package let cells: [SelftestCell]
        /// What it took, in seconds.
        package let seconds: Double
        /// The signal that ended it; nil if none did.
        package let interruption: Int32?
    }

    /// Runs one family.
    ///
    /// - Parameters:
    ///   - number: its number; each has a seed of its own.
    ///   - factor: by which the second side is slowed; 1 for not at all.
    package func family(_ number: Int, factor: Double) throws -> Family {
        var run = plan
        run.suite = try SelftestSuite.suite(arms: otherBuild == nil ? 2 : 1)
        run.looks = run.suite.looks
        run.minTrialNanoseconds = run.suite.minTrialMilliseconds * 1_000_000
        run.seed = plan.seed &+ UInt64(number) &* 0x9e37_79b9_7f4a_7c15
        let slowdowns = factor == 1 ? nil : (otherBuild == nil ? [1, factor] : [factor])
        var arms = [Arm(name: "this build", executable: plan.executable, slowdowns: slowdowns)]
        if let otherBuild { arms.append(Arm(name: "base", executable: otherBuild)) }
        let armsPlan = ArmsPlan(run: run, arms: arms)
        return otherBuild == nil ? try engines(armsPlan, number) : try builds(armsPlan, number)
    }

    private func engines(_ plan: ArmsPlan, _ number: Int) throws -> Family {
        let outcome = try armsRun(plan).execute { _, _ in [] }
        var findings = outcome.results[0].map {
            CaseFinding(summarising: $0, calibration: outcome.calibration, environment: outcome.environment)
        }
        Verdicts.decide(&findings, looks: plan.run.looks.count)
        let cells = findings.map { finding in
            let comparison = finding.comparisons[0]
            return SelftestCell(
                workload: finding.benchCase.workload,
                family: number,
                finding: SelftestCell.Finding(comparison.verdict),
                ratio: comparison.ratio,
                detectable: comparison.detectable
            )
        }
        return Family(cells: cells, seconds: outcome.footer.elapsedSeconds, interruption: outcome.interruption)
    }

    private func armsRun(_ plan: ArmsPlan) throws -> ArmsRun {
        if let makeRunners { return ArmsRun(plan, runners: try makeRunners(plan), notify: notify) }
        return try ArmsRun(plan, notify: notify)
    }

    private func builds(_ plan: ArmsPlan, _ number: Int) throws -> Family {
        let cases = plan.run.suite.cases
        let sources = GatePlan.Sources(hasOtherBuild: true, hasBaseline: false)
        let questions = try GatePlan(GateRules(), suite: cases, measuring: cases, against: sources)
        let gate =
            try makeRunners.map { GateRun(plan, runners: try $0(plan), notify: notify) }
            ?? GateRun(plan, notify: notify)
        let outcome = try gate.execute(questions, baseline: nil)
        let cells = outcome.judge.answers.map { answer in
            SelftestCell(
                workload: cases[answer.question.caseIndex].workload,
                family: number,
                finding: SelftestCell.Finding(answer.verdict),
                ratio: answer.ratio,
                detectable: answer.detectable
            )
        }
        let run = outcome.run
        return Family(cells: cells, seconds: run.footer.elapsedSeconds, interruption: run.interruption)
    }
}

extension SelftestCell.Finding {
    init(_ verdict: Verdict) {
        switch verdict {
        case .faster: self = .faster
        case .slower: self = .slower
        case .same: self = .same
        case .inconclusive: self = .inconclusive
        case .notComparable: self = .notMeasured
        }
    }

    init(_ verdict: GateAnswer.Verdict) {
        switch verdict {
        case .pass: self = .same
        case .fail: self = .slower
        case .inconclusive: self = .inconclusive
        case .notComparable: self = .notMeasured
        }
    }
}
