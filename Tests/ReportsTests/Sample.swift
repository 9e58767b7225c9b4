import Analysis
import Results
import Workloads
import TestSupport

/// A run with a case for every verdict, as the reports show it.
enum Sample {
    static func benchCase(
        _ workload: String,
        _ engines: [String],
        kind: WorkKind = .file,
        operation: Operation = .read,
        pattern: Pattern = .random,
        consumption: Consumption = .copy,
        cache: CacheState = .warm,
        threads: Int = 1,
        durability: Durability = .none,
        pace: Pace? = nil
    ) throws -> Case {
        Case(
            workload: workload,
            kind: kind,
            operation: operation,
            readPercentage: operation == .mixed ? 70 : nil,
            pattern: pattern,
            blockSize: pattern == .sequential ? .mebibytes(1) : .kibibytes(4),
            fileSize: kind == .file ? .mebibytes(256) : .kibibytes(16),
            fileCount: kind == .file ? 1 : 1000,
            threads: threads,
            cache: cache,
            fill: .read(.mebibytes(1)),
            mapping: cache == .cold ? .firstTouch : .steady,
            consumption: consumption,
            durability: durability,
            operations: 256,
            engines: try engines.map { try EngineSpec(parsing: $0) },
            pace: pace
        )
    }

    static let calibration = {
        var calibration = Calibration()
        calibration.clockNanoseconds = 24.4
        calibration.emptyLoopNanoseconds = 0.41
        calibration.syscallNanoseconds = 98
        calibration.preadOneByteNanoseconds = 410
        calibration.copyNanosecondsPerByte = 0.11
        calibration.sumNanosecondsPerByte = 0.06
        calibration.fileFaultNanoseconds = 4100
        return calibration
    }()

    static func header(_ cases: [Case], looks: [Int] = [16]) -> ResultHeader {
        ResultHeader(
            tool: ToolFacts(name: "faultline", version: "0.1.0", compiler: "Swift 6.3.1", build: "release"),
            started: "2026-11-21T09:38:22Z",
            suite: "quick",
            arguments: ["run"],
            seed: 417,
            settings: RunSettings(
                looks: looks,
                minTrialNanoseconds: 100_000_000,
                groupNanoseconds: 10_000_000,
                timeBudgetSeconds: nil,
                cpus: [0]
            ),
            environment: Environment(),
            calibration: calibration,
            cases: cases.map(\.record)
        )
    }

    static let footer = ResultFooter(finished: "2026-11-21T09:39:20Z", ended: "done", elapsedSeconds: 58.3)

    /// A case in which each engine takes about the time given in each of 16 rounds, scattered by a share.
    static func result(
        _ benchCase: Case,
        _ centers: [Double],
        scatter: Double = 0.01,
        rounds: Int = 16,
        change: (Int, inout Trial) -> Void = { _, _ in }
    ) -> CaseResult {
        var result = CaseResult(benchCase)
        let bytes = benchCase.kind == .file ? benchCase.blockSize.bytes : benchCase.fileSize.bytes
        for (engine, center) in centers.enumerated() {
            for round in 0..<rounds {
                let place = Double((round * 7 + engine * 5) % 16)
                let time = center * (1 + scatter * (place - 7.5) / 7.5)
                var trial = Trial(round: round, position: (round + engine) % 2, status: .valid)
                trial.threads = benchCase.threads
                trial.operations = 1000
                trial.groups = 10
                trial.bytes = 1000 * bytes
                trial.metricNanosecondsPerOperation = time
                trial.wallNanoseconds = Int(time * 1000)
                trial[.userNanoseconds] = Int(time * 300)
                trial[.systemNanoseconds] = Int(time * 690)
                trial.digest = 9
                change(engine, &trial)
                result.tables[engine].append(trial)
            }
        }
        return result
    }

    /// A case for every verdict, and for what may go wrong.
    static func results() throws -> [CaseResult] {
        [
            result(try benchCase("random-read", ["pread", "mmap:advice=random"]), [1220, 512]) { engine, trial in
                trial[.syscalls] = engine == 0 ? 1000 : 0
                if engine == 1 { trial[.minorFaults] = 62 }
            },
            result(
                try benchCase("cold-random", ["pread", "mmap", "mmap:advice=random:populate=none"], cache: .cold),
                [101_000, 2_410_000, 103_000]
            ) { engine, trial in
                trial[.deviceReadBytes] = engine == 1 ? 960 * 4_096_000 : 4_096_000
                trial[.systemNanoseconds] = 9_000_000
                trial[.userNanoseconds] = 1_000_000
            },
            result(
                try benchCase(
                    "small-files",
                    ["pread", "mmap"],
                    kind: .smallFiles,
                    pattern: .sequential,
                    consumption: .sum,
                    threads: 2
                ),
                [5100, 7900]
            ) { engine, trial in
                trial[.syscalls] = engine == 0 ? 4000 : 6000
                trial.openNanoseconds = 1_400_000
                trial.mapNanoseconds = engine == 0 ? nil : 3_000_000
                trial.accessNanoseconds = 2_000_000
                trial.unmapNanoseconds = engine == 0 ? nil : 1_100_000
                trial.closeNanoseconds = 400_000
                if engine == 1, trial.round == 4 { trial.metricNanosecondsPerOperation = 31_000 }
            },
            result(
                try benchCase(
                    "large-write",
                    ["write", "mmap"],
                    operation: .write,
                    pattern: .sequential,
                    durability: .end
                ),
                [910_000, 955_000],
                scatter: 0.3
            ) { _, trial in
                trial.syncNanoseconds = 800_000_000
                trial.accessNanoseconds = 110_000_000
                trial[.systemNanoseconds] = 90_000_000
                trial[.userNanoseconds] = 10_000_000
            },
            result(try benchCase("refused", ["pread", "mmap"], operation: .mixed), [1000, 1000]) { engine, trial in
                guard engine == 1 else { return }
                trial = Trial(
                    round: trial.round,
                    position: 1,
                    status: .refused,
                    reason: "mmap: Operation not permitted (seccomp)"
                )
            },
            result(try benchCase("alone", ["mmap"], pattern: .zipf(exponent: 1.1), consumption: .touch), [31.2]),
        ]
    }

    static func findings(_ results: [CaseResult], looks: Int = 1, environment: Environment? = nil) -> [CaseFinding] {
        var findings = results.map { CaseFinding(summarising: $0, calibration: calibration, environment: environment) }
        Verdicts.decide(&findings, looks: looks)
        return findings
    }
}
