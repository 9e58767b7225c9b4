package import Engines
package import Workloads

/// What the harness asks of a worker process: one order in (descriptor 3), report lines out (descriptor 4).
package struct WorkerOrder: Codable, Sendable {
    /// The version of orders and reports. Harness and worker of another version refuse each other.
    package static let protocolVersion = 2
    /// The version of orders that a worker of ``protocolVersion`` alone would carry out otherwise than they say: those with a pace,
    /// or with latencies.
    static let versionWithLatency = 3
    /// The version of orders that ask something of threads beside their number, which workers before it would not do.
    static let versionWithConcurrency = 4
    /// The version of orders that ask for write-back, which workers before it would not do.
    static let versionWithWriteback = 5
    /// The versions of orders that this worker carries out.
    static let known = [protocolVersion, versionWithLatency, versionWithConcurrency, versionWithWriteback]

    /// The version this order was written by.
    package var version: Int
    /// The harness's process: a worker ends when it does.
    package var parent: Int32
    /// What to do.
    package var task: Task

    /// The kinds of order.
    package enum Task: Codable, Sendable {
        /// Make the files of a data set.
        case makeData(DataSet)
        /// Run every engine of a case once.
        case round(RoundOrder)
        /// Measure the prices of this machine, on a file of this data set.
        case calibrate(DataSet, cpus: [Int])
        /// Be a member of an engine's crew, in a round; the engine goes by its place in the case. What to do when comes over the socket
        /// on descriptor 5.
        case member(Int, engine: Int, RoundOrder)
        /// Keep this CPU busy until the end.
        case spin(cpu: Int?)
        /// Measure what memory gives, over so many bytes of it.
        case memory(bytes: Int, cpus: [Int])
        /// Measure the anonymous controls of cases.
        case control(ControlOrder)

        /// The data that it is about; nil for none.
        var data: DataSet? {
            switch self {
            case .makeData(let data), .calibrate(let data, _): data
            case .round(let order), .member(_, _, let order): order.data
            case .spin, .control, .memory: nil
            }
        }

        /// The names in an order's JSON, which other builds read.
        private enum CodingKeys: String, CodingKey {
            case makeData, round, calibrate
            case member = "thread"
            case spin, control, memory
        }
    }

    /// An order of this version.
    package init(parent: Int32, task: Task) {
        version = Self.protocolVersion
        if case .round(let round) = task, round.benchCase.conditions.pace != nil || round.latency != nil {
            version = Self.versionWithLatency
        }
        if case .round(let round) = task, round.benchCase.conditions.concurrency != nil {
            version = Self.versionWithConcurrency
        }
        if case .round(let round) = task, round.benchCase.conditions.writeback != .within {
            version = Self.versionWithWriteback
        }
        self.parent = parent
        self.task = task
    }
}

/// The cases whose anonymous controls are to be measured, on one CPU.
package struct ControlOrder: Codable, Sendable {
    /// A case and its files.
    package struct Work: Codable, Sendable {
        /// The case.
        @Recorded package var benchCase: Case
        /// Its files.
        package var data: DataSet

        /// The names in an order's JSON, which other builds read.
        private enum CodingKeys: String, CodingKey {
            case benchCase = "benchmark"
            case data
        }

        /// A case with its files.
        package init(benchCase: Case, data: DataSet) {
            self.benchCase = benchCase
            self.data = data
        }
    }

    /// The cases.
    package var works: [Work]
    /// The CPUs of the run: the first is taken; empty to bind none.
    package var cpus: [Int]

    /// An order for these cases.
    package init(works: [Work], cpus: [Int]) {
        self.works = works
        self.cpus = cpus
    }
}

/// One round of a case.
package struct RoundOrder: Codable, Sendable {
    /// The case.
    @Recorded package var benchCase: Case
    /// Its files.
    package var data: DataSet
    /// The seed of the offsets.
    package var seed: UInt64
    /// The round, from 0.
    package var round: Int
    /// The engines by their place in the case, in the order of this round.
    package var order: [Int]
    /// The timed part to be reached, in nanoseconds.
    package var minTrialNanoseconds: Int
    /// The length of a group of batches, in nanoseconds.
    package var groupNanoseconds: Int
    /// The CPUs of the threads; empty to bind none.
    package var cpus: [Int]
    /// Check every byte, untimed, after the trials.
    package var audit: Bool
    /// The name of the block device under the data in /proc/diskstats; nil if there is none.
    package var device: String?
    /// The operations of which the latency is recorded; nil for none but those of an open loop.
    package var latency: LatencyRecording?
    /// Self-tests: the factor by which each engine, by its place in the case, is slowed; nil for none.
    package var slowdowns: [Double]?
    /// With another worker that measures the same round at the same time: which of the two this is; nil for alone.
    package var turn: Turn?
    /// True where another case of the same round has filled the cache in the same way, which is then taken as it is; nil for not. A
    /// build that does not know it fills the cache itself.
    package var isFilled: Bool?
    /// False where no event of the CPU is to be counted; nil for counting them. A build that does not know it counts them.
    package var countsEvents: Bool?
    /// The paths of what the members of a session share; nil for nothing.
    package var meetingPaths: [String]?

    /// The names in an order's JSON, which other builds read.
    private enum CodingKeys: String, CodingKey {
        case benchCase = "benchmark"
        case data, seed, round, order, minTrialNanoseconds, groupNanoseconds, cpus, audit, device, latency, slowdowns,
            turn, isFilled, countsEvents, meetingPaths
    }

    /// The places of two workers that take turns, by the socket on descriptor 5.
    package enum Turn: String, Codable, Sendable {
        /// Fills the cache and measures first.
        case first
        /// Takes the cache as the first has filled it.
        case second
    }

    /// An order for a round.
    package init(
        benchCase: Case,
        data: DataSet,
        seed: UInt64,
        round: Int,
        order: [Int],
        minTrialNanoseconds: Int,
        groupNanoseconds: Int,
        cpus: [Int],
        audit: Bool,
        device: String?
    ) {
        self.benchCase = benchCase
        self.data = data
        self.seed = seed
        self.round = round
        self.order = order
        self.minTrialNanoseconds = minTrialNanoseconds
        self.groupNanoseconds = groupNanoseconds
        self.cpus = cpus
        self.audit = audit
        self.device = device
    }
}
