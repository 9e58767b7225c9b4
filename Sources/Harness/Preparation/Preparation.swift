internal import Platform
internal import Results
internal import Worker
internal import Workloads

/// What a run makes ready before its first round: its preconditions, the data of all cases; and what it finds out meanwhile: the
/// costs of this machine, its environment.
///
/// What changes the machine is a ``Precondition`` of the run. They are put back in reverse, by ``putBack()`` or, at the latest, when
/// the preparation is let go. All builds use the same: the first build makes it.
final class Preparation {
    /// The folder with the data.
    let folder: DataFolder
    /// The CPUs of the threads, in the order in which they are taken: CPUs of one core are spread, and the fast kind comes first.
    let cpus: [Int]
    /// The name of the block device under the data; nil if there is none.
    let device: String?
    /// The cases that have no data, by their place, with the reason.
    private(set) var missing: [Int: DataFolder.Missing] = [:]
    /// The costs of this machine; nil where nothing could be measured.
    private(set) var calibration: Calibration?
    /// The machine right before the first round: after the rounds its load and clock rates are the run's own doing.
    private(set) var environment = Environment()

    private let plan: RunPlan
    private let runner: any OrderRunner
    private let interruption: Interruption
    private let notify: (RunEvent) -> Void
    private let preconditions: PreconditionStack

    /// Brings about the preconditions of the run.
    ///
    /// - Throws: ``HarnessError`` where the kernel does not give the pages, an error of the folder; nothing is left changed then.
    init(
        _ plan: RunPlan,
        runner: any OrderRunner,
        interruption: Interruption,
        notify: @escaping (RunEvent) -> Void
    ) throws {
        let workers = plan.builds.count
        folder = DataFolder(in: plan.directory, seed: plan.seed, workers: workers)
        let pages = HugePagesPrecondition(HugePageNeeds(plan.suite.cases, workers: workers), notedIn: folder)
        preconditions = PreconditionStack(plan.reservesHugePages ? [folder, pages] : [folder])
        cpus = (try? CPUChoice.preferred()) ?? []
        device = BlockDeviceFacts.of(path: plan.directory)?.name
        self.plan = plan
        self.runner = runner
        self.interruption = interruption
        self.notify = notify
        try preconditions.prepare(.run)
    }

    deinit { _ = putBack() }

    /// Makes the data of every case, measures the costs of this machine and looks at its environment, in this order. A signal
    /// leaves out what is still to be made.
    func makeReady() throws {
        try makeData()
        calibration = try calibrate()
        environment = EnvironmentProbe.environment(directory: plan.directory)
        environment.findings = RunChecks(plan.suite.cases).atStart(environment)
    }

    /// What bends the figures of the run, when all rounds are done.
    func findingsAtEnd() -> [RunFinding] {
        let now = EnvironmentProbe.environment(directory: plan.directory)
        return RunChecks(plan.suite.cases).atEnd(now, isJoined: !plan.isBeside && RunLock.isJoined())
    }

    /// Puts back what was changed, the last first; does nothing the second time. Returns what could not be, in a line.
    func putBack() -> [String] {
        do {
            try preconditions.restore(.run)
            return []
        } catch {
            return ["\(error)"]
        }
    }

    private func makeData() throws {
        let bytes = DataFolder.bytesNeeded(for: plan.suite.cases)
        if bytes > 0 { notify(.preparing("making \(ByteSize(bytes)) of data in \(folder.path)")) }
        for (index, benchCase) in plan.suite.cases.enumerated() where !interruption.hasCome() {
            let made = try folder.make(for: benchCase, by: runner)
            interruption.note(made.interruption)
            missing[index] = made.missing
        }
    }

    private func calibrate() throws -> Calibration? {
        guard !interruption.hasCome() else { return nil }
        let prices = MachinePrices(
            runner: runner,
            folder: folder,
            cpus: cpus,
            notify: { [notify] in notify(.preparing($0)) },
            note: { [interruption] in interruption.note($0.interruption) }
        )
        return try prices.measure(plan.suite.cases)
    }
}
