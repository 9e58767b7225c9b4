internal import Engines
internal import Statistics
internal import Workloads

/// What recording the latency of every operation adds to it: the same engine and loop without it, by the time stamp counter and by
/// clock_gettime(2), in groups that alternate in shuffled order.
struct LatencyContest {
    /// Without, and by each clock.
    enum Side: Int, CaseIterable {
        case none, counter, monotonic

        var plan: LatencyPlan? {
            switch self {
            case .none: nil
            case .counter: TickClock.best.source == .timeStampCounter ? LatencyPlan(.every, clock: .best) : nil
            case .monotonic: LatencyPlan(.every, clock: TickClock(.monotonic))
            }
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
        var arms: [Int: FaultlineArm] = [:]
        for place in order.shuffled(Side.allCases.count) {
            let side = Side.allCases[place]
            if side == .none || side.plan != nil { arms[place] = try FaultlineArm(work, recording: side.plan) }
        }
        var each = 1
        for arm in arms.values { each = max(each, try arm.run(0..<1).nanoseconds) }
        let batches = max(1, min(Self.groupNanoseconds / each, arms.values.map(\.longestGroup).min() ?? 1))
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
