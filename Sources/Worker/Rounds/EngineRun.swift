internal import Engines
internal import Platform
internal import Results
internal import Workloads

/// One engine in one round: its session, what was measured so far, and the trial that is made of it.
final class EngineRun {
    let index: Int
    let position: Int
    private let order: RoundOrder
    private let session: any EngineSession
    private var measured = Measurement()
    private let counters: CounterReading
    /// Nanoseconds an operation of each group; empty where engines do not alternate.
    private var groups: [Double] = []
    private var batches = 0
    /// The first batch that counts.
    private var firstBatch = 0
    private var nextGroup = 1
    private let plan: LatencyPlan?

    init(_ order: RoundOrder, index: Int, position: Int, work: EngineWork) throws {
        self.index = index
        self.position = position
        self.order = order
        plan = LatencyPlan(order.benchCase, order.latency ?? .off)
        session =
            order.benchCase.members.areProcesses
            ? try Crew(order, engine: index, work: work)
            : try EngineSessions.session(order.benchCase.engines[index], index: index, work: work)
        // One thread flushes no other CPU's translations, and the file is long where there are many CPUs.
        counters = CounterReading(
            writes: order.benchCase.work.definition.operation.writes,
            interrupts: order.benchCase.conditions.threads > 1,
            dataAt: order.data.memoryPath == nil ? order.data.anyPath : nil,
            systemWrites: order.benchCase.dirtiesFiles ? SystemWrites(device: order.device) : nil
        )
    }

    /// The engine.
    var engine: EngineSpec { session.engine }
    /// The digests of the batches done so far.
    private(set) var digests = BatchDigests()
    /// True when the timed part is long enough. The median of fewer than three groups would be no median.
    var isDone: Bool {
        if order.benchCase.isOnePass { return batches > 0 }
        if order.benchCase.conditions.pace != nil, measured.operations < Pace.leastOperations { return false }
        return measured.wallNanoseconds >= leastNanoseconds
            && (!order.benchCase.alternates || groups.count >= 3)
    }

    /// Under write-back the timed part is long enough for that to be steady.
    private var leastNanoseconds: Int {
        guard order.benchCase.conditions.writeback == .beyond else { return order.minTrialNanoseconds }
        return max(order.minTrialNanoseconds, Writeback.windowSeconds * 1_000_000_000)
    }
    /// What was counted so far.
    var counts: Counts { measured.counts }
    /// What the next group is expected to take, in nanoseconds, by the one before it.
    private(set) var expectedNanoseconds = 0

    /// The pages of the engine's I/O buffer; nil for an engine that has none.
    var bufferPages: MappingPages? { session.bufferPages }
    /// The engine's memory of its own; nil where the bytes lie in files.
    var ownMemory: OwnMemory? { session.ownMemory }

    func prepare() throws {
        try session.prepare()
        if let plan { try session.record(plan) }
        if let pace = order.benchCase.conditions.pace { size(firstGroupAt: pace) }
    }

    func finish() throws { try session.finish() }

    /// Writes all data once more after it was cleaned.
    func dirtyAgain() throws { try session.dirtyAgain() }

    /// Lets go what was measured so far: the timed part begins with the next group. What was written is checked all the same.
    func beginAgain() throws {
        measured = Measurement()
        groups = []
        firstBatch = batches
        if let plan { try session.record(plan) }
    }

    /// Runs a batch whose time does not count, on offsets that no timed batch has: it warms code and buffers, and tells how many
    /// batches fill a group's time.
    func rehearse() throws {
        let sample = try session.run(-1..<0)
        size(nextGroupAfter: sample, batches: 1)
        // What was rehearsed does not count.
        if let plan { try session.record(plan) }
    }

    /// Runs and times one group of batches.
    func runGroup() throws {
        let count = order.benchCase.isOnePass ? 1 : min(nextGroup, session.longestGroup)
        let range = batches..<batches + count
        try session.settle(before: range.lowerBound)
        var part = try counters.around { try session.run(range) }
        slowDown(&part)
        batches += count
        digests.append(part.digests)
        part.digests = []
        measured += part
        expectedNanoseconds = part.wallNanoseconds
        if order.benchCase.alternates {
            groups.append(Double(part.wallNanoseconds) / Double(max(1, part.operations)))
        }
        size(nextGroupAfter: part, batches: count)
    }

    /// Self-tests: spins on this thread in proportion to what was measured, and counts it in.
    private func slowDown(_ part: inout Measurement) {
        guard let slowdowns = order.slowdowns, slowdowns.indices.contains(index), slowdowns[index] > 1 else { return }
        let start = Clock.now()
        let end = start + Int(Double(part.wallNanoseconds) * (slowdowns[index] - 1))
        while Clock.now() < end {}
        part.wallNanoseconds += Clock.now() - start
    }

    /// The whole trial in one group where that is possible: it has one schedule then, and one queue.
    private func size(firstGroupAt pace: Pace) {
        let benchCase = order.benchCase
        let scheduled = Int(Double(pace.rate) * Double(order.minTrialNanoseconds) / 1e9)
        let batch = benchCase.work.definition.operations * benchCase.conditions.threads
        nextGroup = (max(scheduled, Pace.leastOperations) + batch - 1) / batch
    }

    private func size(nextGroupAfter part: Measurement, batches: Int) {
        guard order.benchCase.conditions.pace == nil else { return }
        let each = max(1, part.wallNanoseconds / batches)
        nextGroup = max(1, min((order.groupNanoseconds + each - 1) / each, session.longestGroup))
    }

    /// Checks every byte that batch 0 reads; returns what is wrong.
    func auditProblem(expecting digest: UInt64) throws -> String? {
        try session.audit() == digest ? nil : "an untimed pass over every byte did not find the file's content"
    }

    /// Checks the file's content after writing; returns the digest of the trial.
    func verifyWritten() throws -> UInt64 { try session.verifyWritten(batches: batches) }

    /// The trial, as far as it was measured here.
    func trial() -> Trial {
        var trial = Trial(round: order.round, position: position, status: .valid)
        let benchCase = order.benchCase
        trial.threads = benchCase.members.atOnce
        trial.cpus = boundCPUs
        trial.operations = measured.operations
        trial.batches = batches - firstBatch
        trial.bytes = measured.bytes
        trial.wallNanoseconds = measured.wallNanoseconds
        let mean = Double(measured.wallNanoseconds) / Double(max(1, measured.operations))
        trial.meanNanosecondsPerOperation = mean
        trial.metricNanosecondsPerOperation = mean
        if benchCase.alternates {
            let sorted = groups.sorted()
            trial.groups = sorted.count
            trial.metricNanosecondsPerOperation = Self.median(ofSorted: sorted)
            trial.p95NanosecondsPerOperation =
                sorted[min(sorted.count - 1, Int((Double(sorted.count) * 0.95).rounded(.up)) - 1)]
        }
        trial.digest = benchCase.work.definition.operation == .write ? nil : digests.first
        if engine.queueDepth > 1 { trial.queueDepth = engine.queueDepth }
        trial.fastestThreadNanoseconds = measured.threadNanoseconds.min()
        trial.slowestThreadNanoseconds = measured.threadNanoseconds.max()
        trial.counts = measured.counts.concluded
        addPhases(to: &trial)
        return trial
    }

    /// The CPUs of the members and of what spins beside them, each once; nil where none is bound.
    private var boundCPUs: String? {
        let (cpus, benchCase) = (order.cpus, order.benchCase)
        guard !cpus.isEmpty else { return nil }
        var bound: [Int] = []
        for member in 0..<benchCase.members.count {
            if let cpu = benchCase.members.cpu(ofMember: member, of: cpus), !bound.contains(cpu) { bound.append(cpu) }
        }
        for cpu in cpus.dropFirst().prefix(benchCase.conditions.spinners) where !bound.contains(cpu) {
            bound.append(cpu)
        }
        return bound.map(String.init).joined(separator: ",")
    }

    /// Takes down what was recorded, while the session is open.
    func addLatencies(to trial: inout Trial) throws {
        if let plan, let latency = LatencyResult(plan, try session.latencies()) { trial.take(latency) }
    }

    private func addPhases(to trial: inout Trial) {
        trial.openNanoseconds = measured.phases.open
        trial.mapNanoseconds = measured.phases.map
        trial.accessNanoseconds = measured.phases.access
        trial.syncNanoseconds = measured.phases.sync
        trial.unmapNanoseconds = measured.phases.unmap
        trial.closeNanoseconds = measured.phases.close
    }

    /// The median of ascending values, at least one: the mean of the two in the middle for an even number.
    private static func median(ofSorted values: [Double]) -> Double {
        let middle = values.count / 2
        return values.count.isMultiple(of: 2) ? (values[middle - 1] + values[middle]) / 2 : values[middle]
    }
}
