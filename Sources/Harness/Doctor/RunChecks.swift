internal import Platform
internal import Results
internal import Workloads

/// What `doctor` knows of a machine and a run needs to know: the checks that matter for its cases, made when it begins and when it
/// ends.
struct RunChecks {
    private let cases: [Case]

    /// For a run of these cases.
    init(_ cases: [Case]) { self.cases = cases }

    /// What bends the figures, before the first round.
    func atStart(_ environment: Environment) -> [RunFinding] {
        let examination = examination(environment)
        return findings(lasting(examination) + [examination.load(), examination.pressure()])
    }

    /// What does after the last. Load and pressure are the run's own by then.
    ///
    /// - Parameter isJoined: another run has come beside this one.
    func atEnd(_ environment: Environment, isJoined: Bool) -> [RunFinding] {
        let company = RunFinding(
            topic: "runs",
            found: "another run of Faultline came beside this one",
            effect: "each is in the other's figures",
            fix: "measure again when it has ended"
        )
        return findings(lasting(examination(environment))) + (isJoined ? [company] : [])
    }

    private func examination(_ environment: Environment) -> Examination {
        let probes = DoctorProbes(directory: DirectoryProbe(), stealPercent: nil, isDebugBuild: false, engines: [])
        return Examination(environment: environment, probes: probes, needs: [])
    }

    /// What is no run's own doing.
    private func lasting(_ examination: Examination) -> [DoctorFinding?] {
        [
            examination.governor(), hasWarmFiles ? examination.reclaimed() : nil, examination.balancing(),
            usesDevice ? examination.dirty() : nil,
        ]
    }

    private func findings(_ all: [DoctorFinding?]) -> [RunFinding] {
        all.compactMap { finding in
            guard let finding, finding.severity == .warning || finding.severity == .problem else { return nil }
            return RunFinding(
                topic: finding.topic,
                found: finding.found,
                effect: finding.effect ?? "",
                fix: finding.fix
            )
        }
    }

    private var hasWarmFiles: Bool { cases.contains { $0.dataNeed == .files && !$0.isOnePass } }

    private var usesDevice: Bool {
        cases.contains { benchCase in
            guard benchCase.dataNeed == .files else { return false }
            return benchCase.isOnePass || benchCase.work.definition.operation.writes
        }
    }
}
