internal import Engines
internal import FoundationEssentials
internal import Platform
internal import Statistics
internal import Workloads

/// The extra nanoseconds of recorded latencies, by row and clock.
struct LatencyReport: Sendable, Encodable {
    /// One row by one clock.
    struct Entry: Sendable, Encodable {
        let name: String
        /// `tsc`, `clock_gettime`, or `tsc in C`: the least that a loop and recorder by hand add.
        let clock: String
        /// Without recording, in nanoseconds an operation: the median over the rounds.
        let plainNanoseconds: Double
        /// What recording adds: the median of the rounds' differences, with the bounds of its sign-test interval.
        let extraNanoseconds: Double
        let lower: Double?
        let upper: Double?
        /// The most that it may be; nil where none is set.
        let bar: Double?
        let finding: RowResult.Finding
    }

    var schema = "faultline.overhead.latency/1"
    let entries: [Entry]
    /// What recording adds to an operation that does nothing, by clock: what results have as `latency_cost_ns`.
    let ofNothing: [String: Double]

    /// Each side that records, and the one without.
    private static let contrasts: [(LatencyContest.Side, LatencyContest.Side)] = [
        (.counter, .none), (.monotonic, .none), (.floorCounter, .floor),
    ]

    /// The bars of the project's own acceptance.
    private static func bar(_ row: Row, _ side: LatencyContest.Side) -> Double? {
        // A touch waits for memory, and the CPU overlaps several of these waits; a clock that waits for each ends that. It is no
        // cost of the recorder, and has no bar.
        guard row.consumption != .touch, side != .floorCounter else { return nil }
        return side == .counter ? 20 : 45
    }

    init(_ contest: LatencyContest, alpha: Double) {
        var entries: [Entry] = []
        for (row, rounds) in zip(LatencyContest.rows, contest.rounds) {
            for (side, plain) in Self.contrasts {
                let pairs = rounds.compactMap { round in
                    round[plain.rawValue].flatMap { plain in round[side.rawValue].map { (plain, $0) } }
                }
                if let entry = Entry(row, side, pairs, bar: Self.bar(row, side), alpha: alpha) { entries.append(entry) }
            }
        }
        self.entries = entries
        var ofNothing: [String: Double] = [:]
        for side in LatencyContest.Side.allCases {
            guard let plan = side.plan else { continue }
            ofNothing[plan.clock.source.rawValue] = RecorderCost.nanosecondsPerOperation(plan)
        }
        self.ofNothing = ofNothing
    }

    /// The report as text.
    var text: String {
        func fixed(_ value: Double) -> String { "\((value * 10).rounded() / 10)" }
        let head = ["extra ns with every latency recorded", "clock", "without", "extra", "interval", "bar", ""]
        let cells =
            [head]
            + entries.map { entry in
                let interval = entry.lower.flatMap { low in entry.upper.map { "\(fixed(low))..\(fixed($0))" } }
                return [
                    entry.name, entry.clock, fixed(entry.plainNanoseconds), fixed(entry.extraNanoseconds),
                    interval ?? "too few rounds", entry.bar.map(fixed) ?? "",
                    entry.bar == nil ? "" : entry.finding.rawValue,
                ]
            }
            + ofNothing.sorted { $0.key > $1.key }.map { ["nothing at all", $0.key, "", fixed($0.value), "", "", ""] }
        let widths = head.indices.map { column in cells.map { $0[column].count }.max() ?? 0 }
        return cells.map { row in
            var line = zip(row, widths).map { $0 + String(repeating: " ", count: $1 - $0.count) }.joined(
                separator: "  "
            )
            while line.last == " " { line.removeLast() }
            return line + "\n"
        }.joined()
    }

    /// Writes a file that must be new.
    func write(to path: String) throws {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .prettyPrinted, .withoutEscapingSlashes]
        let file = try FileHandle(path, .create)
        try file.append(Array(try encoder.encode(self)) + [UInt8(ascii: "\n")])
        try file.close()
    }
}

extension LatencyReport.Entry {
    /// Of the times of each round without and with, in nanoseconds an operation; nil where there are none.
    init?(_ row: Row, _ side: LatencyContest.Side, _ pairs: [(Double, Double)], bar: Double?, alpha: Double) {
        let extras = pairs.map { $0.1 - $0.0 }
        guard let extra = median(extras), let plain = median(pairs.map(\.0)) else { return nil }
        let interval = medianInterval(extras, alpha: alpha)
        name = row.name
        clock = side.plan?.clock.source.rawValue ?? "tsc in C"
        plainNanoseconds = plain
        extraNanoseconds = extra
        lower = interval?.lowerBound
        upper = interval?.upperBound
        self.bar = bar
        finding = RowResult.finding(bar: bar, lower: interval?.lowerBound, upper: interval?.upperBound)
    }
}
