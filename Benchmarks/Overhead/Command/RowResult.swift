internal import Glibc
internal import Statistics

/// A row after all rounds.
struct RowResult: Sendable, Encodable {
    /// How a ratio stands to its bar.
    enum Finding: String, Sendable, Encodable {
        case met
        case notMet = "not met"
        /// The interval holds the bar.
        case unclear = "not decided"
        case noBar = "no bar"
    }

    let name: String
    let engine: String
    /// Medians over the rounds, in nanoseconds an operation.
    let floorNanoseconds: Double
    let faultlineNanoseconds: Double
    /// The median of the rounds' ratios, Faultline over C, with the bounds of its sign-test interval; nil for too few rounds.
    let ratio: Double
    let lowerRatio: Double?
    let upperRatio: Double?
    let bar: Double?
    let finding: Finding
    /// Every round, in nanoseconds an operation.
    let floorRounds: [Double]
    let faultlineRounds: [Double]
    /// fio's jobs of the same access; empty without fio, and where it has no engine for the row.
    let fio: [FioResult]

    init(_ row: Row, _ pairs: [Contest.Pair], alpha: Double) {
        let logs = pairs.map { log($0.faultline / $0.floor) }
        let interval = medianInterval(logs, alpha: alpha)
        name = row.name
        engine = row.engine
        bar = row.bar
        fio = FioJob.all(of: row).enumerated().compactMap { index, job in
            let runs = pairs.filter { $0.fio.indices.contains(index) }
            return runs.isEmpty ? nil : FioResult(job, runs.map { ($0.fio[index], $0.faultline) }, alpha: alpha)
        }
        floorRounds = pairs.map(\.floor)
        faultlineRounds = pairs.map(\.faultline)
        floorNanoseconds = median(floorRounds) ?? 0
        faultlineNanoseconds = median(faultlineRounds) ?? 0
        ratio = exp(median(logs) ?? 0)
        lowerRatio = interval.map { exp($0.lowerBound) }
        upperRatio = interval.map { exp($0.upperBound) }
        finding = Self.finding(bar: row.bar, lower: lowerRatio, upper: upperRatio)
    }

    static func finding(bar: Double?, lower: Double?, upper: Double?) -> Finding {
        guard let bar else { return .noBar }
        guard let lower, let upper else { return .unclear }
        return upper <= bar ? .met : lower > bar ? .notMet : .unclear
    }
}
