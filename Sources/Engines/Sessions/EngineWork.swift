package import Platform
package import Workloads

/// All that an engine must know of the work: the same for every engine of a case.
package struct EngineWork: Sendable {
    /// The case.
    package let benchCase: Case
    /// What the case does. Kept beside it: to take it out of the case costs an allocation, which a batch of one operation would notice.
    package let definition: any WorkDefinition
    /// The bytes of one batch of all threads, as ``Case/batchBytes``.
    let batchBytes: Int
    /// Its files.
    package let data: DataSet
    /// The seed of the offsets.
    package let seed: UInt64
    /// The round, part of the payload of writes.
    package let round: Int
    /// The CPU of each thread; empty to leave that to the scheduler.
    package let cpus: [Int]
    /// The threads that a session of this process runs: all of them, or its own one where each is a process.
    package let threads: Range<Int>
    /// Called by the one thread of such a process before each timed part; returns when all of them begin.
    let startingGate: (@Sendable () -> Void)?
    /// The paths of what the members of the session share; empty for nothing.
    let meetingPaths: [String]
    /// The bytes of a page of the kernel: a touch takes one byte of each, a cold pass each of them once.
    package var pageSize = Case.pageSize
    /// The events that are counted around the timed parts of each thread; nil for none.
    package let events: [CounterEvent]?

    /// The work of one round of a case.
    package init(
        _ benchCase: Case,
        data: DataSet,
        seed: UInt64,
        round: Int,
        cpus: [Int],
        events: [CounterEvent]? = nil
    ) {
        self.benchCase = benchCase
        definition = benchCase.work.definition
        batchBytes = benchCase.batchBytes
        self.data = data
        self.seed = seed
        self.round = round
        self.cpus = cpus
        self.events = events
        threads = 0..<benchCase.conditions.threads
        startingGate = nil
        meetingPaths = []
    }

    /// The part of one thread that is a process of its own.
    ///
    /// - Parameters:
    ///   - paths: of what the members share.
    ///   - gate: called before each timed part; returns when all threads begin.
    package init(
        _ whole: EngineWork,
        thread: Int,
        meetingAt paths: [String] = [],
        startingAt gate: @escaping @Sendable () -> Void
    ) {
        benchCase = whole.benchCase
        definition = whole.definition
        batchBytes = whole.batchBytes
        data = whole.data
        seed = whole.seed
        round = whole.round
        cpus = whole.cpus
        events = whole.events
        pageSize = whole.pageSize
        threads = thread..<thread + 1
        startingGate = gate
        meetingPaths = paths
    }

    /// The seed of the offsets of this round. Cold passes take other places in every round: caches below the kernel (of the host,
    /// of the device) would come to know the same ones.
    var offsetSeed: UInt64 { benchCase.isOnePass ? Content.mix(seed &+ UInt64(round) &* Content.increment) : seed }

    /// The blocks (or files) that a thread takes in a batch, in their order; in mixed cases the highest bit means that the block is
    /// written. For loops outside this module that must do the same work.
    package func blocks(thread: Int = 0, batch: Int) -> [UInt32] {
        unsafe [UInt32](unsafeUninitializedCapacity: definition.operations) { buffer, count in
            guard let base = buffer.baseAddress else { return }
            unsafe OffsetPlan(benchCase, thread: thread, seed: offsetSeed, pageSize: pageSize).fill(base, batch: batch)
            count = definition.operations
        }
    }

    /// The CPU for a thread, if threads are bound.
    func cpu(ofThread thread: Int) -> Int? { cpus.isEmpty ? nil : cpus[thread % cpus.count] }
}
