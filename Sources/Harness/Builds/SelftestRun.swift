package import Analysis
internal import Results
internal import Workloads

/// Runs families of which the truth is known: the same engine, or the same build, on both sides, the second perhaps slowed.
package struct SelftestRun {
    private let plan: RunPlan
    private let otherBuild: String?
    private let makeRunners: (RunPlan) throws -> [any OrderRunner]
    private let notify: (RunEvent) -> Void

    /// A self-test.
    ///
    /// - Parameters:
    ///   - plan: the seed, the folder and the build; its suite is replaced.
    ///   - otherBuild: a copy of the executable, to test the comparison of builds; nil to test that of engines.
    package init(_ plan: RunPlan, otherBuild: String?, notify: @escaping (RunEvent) -> Void) {
        self.init(plan, otherBuild: otherBuild, notify: notify, makeRunners: WorkerClient.clients(of:))
    }

    init(
        _ plan: RunPlan,
        otherBuild: String?,
        notify: @escaping (RunEvent) -> Void = { _ in },
        makeRunners: @escaping (RunPlan) throws -> [any OrderRunner]
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
        var plan = plan
        plan.suite = try SelftestSuite.suite(sides: otherBuild == nil ? 2 : 1)
        plan.checks = plan.suite.looks
        plan.minTrialNanoseconds = plan.suite.minTrialMilliseconds * 1_000_000
        plan.seed &+= UInt64(number) &* 0x9e37_79b9_7f4a_7c15
        if factor != 1 { plan.builds[0].slowdowns = otherBuild == nil ? [1, factor] : [factor] }
        guard let otherBuild else { return try engines(plan, number) }
        plan.builds.append(Build(name: "base", executable: otherBuild))
        return try builds(plan, number)
    }

    private func engines(_ plan: RunPlan, _ number: Int) throws -> Family {
        let sink = TablesSink(plan)
        let ending = try Run(
            plan,
            runners: try makeRunners(plan),
            sink: sink,
            judge: OneCheckJudge(),
            notify: notify
        ).execute()
        var findings = sink.results[0].map {
            CaseFinding(
                summarising: $0,
                calibration: ending.header.calibration,
                environment: ending.header.environment
            )
        }
        Verdicts.decide(&findings, looks: plan.checks.count)
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
        return Family(cells: cells, seconds: ending.footer.elapsedSeconds, interruption: ending.interruption)
    }

    private func builds(_ plan: RunPlan, _ number: Int) throws -> Family {
        let cases = plan.suite.cases
        let sources = GatePlan.Sources(hasOtherBuild: true, hasBaseline: false)
        let questions = try GatePlan(GateRules(), suite: cases, measuring: cases, against: sources)
        let outcome = try GateRun(plan, runners: try makeRunners(plan), notify: notify).execute(
            questions,
            baseline: nil
        )
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
