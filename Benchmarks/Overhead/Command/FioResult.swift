internal import Glibc
internal import Statistics

/// A job of fio after all rounds, beside Faultline's engine for the same access.
struct FioResult: Sendable, Encodable {
    let engine: String
    let options: FioJob.Options
    /// The median over the rounds of fio's CPU time of one operation, in nanoseconds.
    let nanoseconds: Double
    /// The same of its elapsed time.
    let elapsedNanoseconds: Double
    /// The median of the rounds' ratios, fio's CPU time over Faultline's time, with the bounds of its sign-test interval.
    let ratio: Double
    let lowerRatio: Double?
    let upperRatio: Double?
    /// The smallest ratio that is expected.
    let bar: Double?
    let finding: RowResult.Finding
    /// Every round's CPU time, in nanoseconds an operation.
    let rounds: [Double]

    init(_ job: FioJob, _ runs: [(fio: FioArm.Times, faultline: Double)], alpha: Double) {
        let logs = runs.map { log($0.fio.cpu / $0.faultline) }
        let interval = medianInterval(logs, alpha: alpha)
        engine = job.engine
        options = job.options
        rounds = runs.map(\.fio.cpu)
        nanoseconds = median(rounds) ?? 0
        elapsedNanoseconds = median(runs.map(\.fio.elapsed)) ?? 0
        ratio = exp(median(logs) ?? 0)
        lowerRatio = interval.map { exp($0.lowerBound) }
        upperRatio = interval.map { exp($0.upperBound) }
        bar = job.bar
        finding = Self.finding(atLeast: job.bar, lower: lowerRatio, upper: upperRatio)
    }

    private static func finding(atLeast bar: Double?, lower: Double?, upper: Double?) -> RowResult.Finding {
        guard let bar else { return .noBar }
        guard let lower, let upper else { return .unclear }
        return lower >= bar ? .met : upper < bar ? .notMet : .unclear
    }
}
