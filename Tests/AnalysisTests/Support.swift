import Analysis
import Results
import Workloads
import TestSupport

/// Cases and trials as the tests of this module need them.
enum Make {
    static func benchCase(
        _ engines: [String] = ["pread", "mmap"],
        kind: WorkKind = .file,
        operation: Operation = .read,
        pattern: Pattern = .random,
        consumption: Consumption = .copy,
        cache: CacheState = .warm,
        threads: Int = 1,
        durability: Durability = .none,
        operations: Int = 1000,
        pace: Pace? = nil
    ) throws -> Case {
        Case(
            workload: "work",
            kind: kind,
            operation: operation,
            readPercentage: nil,
            pattern: pattern,
            blockSize: .kibibytes(4),
            fileSize: kind == .file ? .mebibytes(256) : .kibibytes(16),
            fileCount: kind == .file ? 1 : 256,
            threads: threads,
            cache: cache,
            fill: .read(.mebibytes(1)),
            mapping: cache == .cold ? .firstTouch : .steady,
            consumption: consumption,
            durability: durability,
            operations: operations,
            engines: try engines.map { try EngineSpec(parsing: $0) },
            pace: pace
        )
    }

    /// A valid trial of 1000 operations of 4 KiB whose whole wall time is its metric.
    static func trial(_ round: Int, nanoseconds: Double, position: Int = 0) -> Trial {
        var trial = Trial(round: round, position: position, status: .valid)
        trial.threads = 1
        trial.operations = 1000
        trial.batches = 1
        trial.bytes = 4_096_000
        trial.metricNanosecondsPerOperation = nanoseconds
        trial.wallNanoseconds = nanoseconds.isFinite ? Int(nanoseconds * 1000) : nil
        trial.digest = 7
        return trial
    }

    /// A case in which each engine takes the times given, a trial a round.
    static func result(_ benchCase: Case, _ times: [[Double]]) -> CaseResult {
        var result = CaseResult(benchCase)
        for (engine, times) in times.enumerated() {
            for (round, time) in times.enumerated() {
                result.tables[engine].append(trial(round, nanoseconds: time, position: (round + engine) % 2))
            }
        }
        return result
    }

    /// Times around a center, scattered by so large a share in a fixed order that favours no side.
    static func times(_ center: Double, rounds: Int = 16, scatter: Double = 0.01, phase: Int = 0) -> [Double] {
        (0..<rounds).map { round -> Double in
            let place = Double((round * 7 + phase) % 16)
            return center * (1 + scatter * (place - 7.5) / 7.5)
        }
    }

    static func calibration() -> Calibration {
        var calibration = Calibration()
        calibration.clockNanoseconds = 25
        calibration.emptyLoopNanoseconds = 0.5
        calibration.syscallNanoseconds = 100
        calibration.preadOneByteNanoseconds = 400
        calibration.copyNanosecondsPerByte = 0.1
        calibration.sumNanosecondsPerByte = 0.05
        calibration.fileFaultNanoseconds = 5000
        return calibration
    }
}

extension Explanation {
    /// The notes but for those on sums: made-up times seldom add up.
    var notesBesideSums: [String] {
        notes.filter { !$0.contains("is unexplained (") && !$0.contains("add up to more") }
    }
}
