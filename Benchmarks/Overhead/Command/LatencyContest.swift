internal import Engines
internal import Floor
internal import Statistics
internal import Workloads

/// What recording the latency of every operation adds to it: the same engine and loop without it, by the time stamp counter and by
/// clock_gettime(2), and the C loop without it and by the counter, in groups that alternate in shuffled order.
struct LatencyContest {
    /// Without, and by each clock; in C without, and by the counter.
    enum Side: Int, CaseIterable {
        case none, counter, monotonic, floor, floorCounter

        var plan: LatencyPlan? {
            switch self {
            case .none, .floor, .floorCounter: nil
            case .counter: TickClock.best.source == .timeStampCounter ? LatencyPlan(.every, clock: .best) : nil
            case .monotonic: LatencyPlan(.every, clock: TickClock(.monotonic))
            }
        }
    }

    /// The loop of a side; nil where its clock can't be trusted.
    private static func arm(_ side: Side, _ row: Row, _ work: EngineWork) throws -> (any Arm)? {
        switch side {
        case .none: try FaultlineArm(work)
        case .counter, .monotonic: try side.plan.map { try FaultlineArm(work, recording: $0) }
        case .floor: try FloorArm(row.floor, work)
        case .floorCounter:
            Side.counter.plan != nil && floor_can_record() != 0 ? try FloorArm(row.floor, work, recording: true) : nil
        }
    }

    /// Rows of 4 KiB at random: there an operation is short, and the clock weighs.
    static let rows = Row.all.filter { $0.pattern == .random && $0.blockSize == .kibibytes(4) }
    private static let groupNanoseconds = 4_000_000

    private let files: Files
    private let seed: UInt64
    private let nanoseconds: Int
    private var order: SeededGenerator
    /// For each row the rounds, each with the nanoseconds an operation of each side; nil for a clock that can't be trusted here.
    private(set) var rounds: [[[Double?]]]

    init(files: Files, seed: UInt64, nanoseconds: Int) {
        self.files = files
        self.seed = seed
        self.nanoseconds = nanoseconds
        order = SeededGenerator(seed: ~seed)
        rounds = Self.rows.map { _ in [] }
    }

    /// Runs every row once.
    mutating func run(round: Int, pause: () throws -> Void) throws {
        for index in order.shuffled(Self.rows.count) {
            try pause()
            _ = try files.warm()
            rounds[index].append(try measure(Self.rows[index], round: round))
        }
    }

    private mutating func measure(_ row: Row, round: Int) throws -> [Double?] {
        let work = try files.work(of: row, round: round, seed: seed)
        var arms: [Int: any Arm] = [:]
        for place in order.shuffled(Side.allCases.count) {
            arms[place] = try Self.arm(Side.allCases[place], row, work)
        }
        var each = 1
        for arm in arms.values { each = max(each, try arm.run(0..<1).nanoseconds) }
        let longest = arms.values.compactMap { ($0 as? FaultlineArm)?.longestGroup }.min() ?? 1
        let batches = max(1, min(Self.groupNanoseconds / each, longest))
        let groups = max(3, nanoseconds / (batches * each))
        var times: [Int: [Double]] = [:]
        for group in 0..<groups {
            let range = (1 + group * batches)..<(1 + (group + 1) * batches)
            var digests: Set<UInt64?> = []
            for place in order.shuffled(Side.allCases.count) {
                guard let sample = try arms[place]?.run(range) else { continue }
                times[place, default: []].append(sample.nanosecondsPerOperation)
                digests.insert(sample.digest)
            }
            guard digests.count == 1 else { throw OverheadError("\(row.name): recording changed what was read") }
        }
        for arm in arms.values { try arm.finish() }
        return Side.allCases.map { median(times[$0.rawValue] ?? []) }
    }
}
