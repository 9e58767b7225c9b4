internal import Engines
internal import Statistics

/// Runs the rounds: each row once a round, rows and sides in seeded shuffled order.
struct Contest {
    private let rows: [Row]
    private let files: Files
    private let seed: UInt64
    private let nanoseconds: Int
    private var order: SeededGenerator
    private var pairs: [[Pair]]
    private let fio: FioArm?
    /// The pages that had left the cache before a row, and were read again.
    private(set) var missingPages = 0

    /// The times of one round of a row, in nanoseconds an operation.
    struct Pair: Sendable {
        let floor: Double
        let faultline: Double
        /// Of the row's jobs, in their order; empty without fio.
        var fio: [FioArm.Times] = []
    }

    init(rows: [Row], files: Files, fio: FioArm?, seed: UInt64, nanoseconds: Int) {
        self.fio = fio
        self.rows = rows
        self.files = files
        self.seed = seed
        self.nanoseconds = nanoseconds
        order = SeededGenerator(seed: seed)
        pairs = rows.map { _ in [] }
    }

    /// Runs every row once; `pause` is called before each and may end it all.
    mutating func run(round: Int, pause: () throws -> Void) throws {
        for index in order.shuffled(rows.count) {
            try pause()
            missingPages += try files.warm()
            // The processes of fio before or after the turns of the others: neither always follows the other.
            let fioFirst = order.index(below: 2) == 0
            let earlier = fioFirst ? try foreign(rows[index]) : nil
            var pair = try measure(rows[index], round: round)
            pair.fio = try earlier ?? foreign(rows[index])
            pairs[index].append(pair)
        }
    }

    /// A run of each of the row's jobs, in shuffled order.
    private mutating func foreign(_ row: Row) throws -> [FioArm.Times] {
        let jobs = FioJob.all(of: row)
        guard let fio, !jobs.isEmpty else { return [] }
        let file = try files.large()
        var times: [Int: FioArm.Times] = [:]
        for index in order.shuffled(jobs.count) {
            times[index] = try fio.run(jobs[index], file: file.path, bytes: file.bytes)
        }
        return jobs.indices.compactMap { times[$0] }
    }

    func results(alpha: Double) -> [RowResult] {
        zip(rows, pairs).map { RowResult($0, $1, alpha: alpha) }
    }

    /// Opens both sides afresh and lets them take turns until each has had its time. The median over the groups stands for the
    /// round, so that a group that was disturbed does not decide.
    private mutating func measure(_ row: Row, round: Int) throws -> Pair {
        let work = try files.work(of: row, round: round, seed: seed)
        // Which side is opened first gets other physical pages for its buffer and tables.
        let floorFirst = order.index(below: 2) == 0
        let earlier = floorFirst ? try FloorArm(row.floor, work) : nil
        let faultline = try FaultlineArm(work)
        let floor = try earlier ?? FloorArm(row.floor, work)
        let arms: [any Arm] = [floor, faultline]
        for arm in arms { _ = try arm.run(0..<1) }
        let rehearsal = max(1, try floor.run(0..<1).nanoseconds)
        let batches = min(max(1, Self.groupNanoseconds / rehearsal), faultline.longestGroup)
        let groups = max(3, (nanoseconds + batches * rehearsal - 1) / (batches * rehearsal))
        var times: [[Double]] = [[], []]
        for group in 0..<groups {
            let range = (1 + group * batches)..<(1 + (group + 1) * batches)
            var digests: [UInt64?] = [nil, nil]
            for side in order.shuffled(2) {
                let sample = try arms[side].run(range)
                times[side].append(sample.nanosecondsPerOperation)
                digests[side] = sample.digest
            }
            guard digests[0] == digests[1] else {
                throw OverheadError("\(row.name): C and Faultline found different bytes")
            }
        }
        for arm in arms { try arm.finish() }
        guard let first = median(times[0]), let second = median(times[1]) else { throw OverheadError("no times") }
        return Pair(floor: first, faultline: second)
    }

    private static let groupNanoseconds = 4_000_000
}

extension SeededGenerator {
    /// The numbers from 0 below `count` in random order (Fisher and Yates).
    mutating func shuffled(_ count: Int) -> [Int] {
        var numbers = Array(0..<count)
        for last in stride(from: count - 1, to: 0, by: -1) { numbers.swapAt(last, index(below: last + 1)) }
        return numbers
    }
}
