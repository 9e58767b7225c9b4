import Results
import Workloads
import TestSupport

/// What the tests of this module are made from: a small result with every kind of value in it.
enum Sample {
    static func benchCase(_ workload: String = "random-read", block: ByteSize = .kibibytes(4)) throws -> Case {
        Case(
            workload: workload,
            kind: .file,
            operation: .read,
            readPercentage: nil,
            pattern: .random,
            blockSize: block,
            fileSize: .mebibytes(256),
            fileCount: 1,
            threads: 1,
            cache: .warm,
            fill: .read(.mebibytes(1)),
            mapping: .steady,
            consumption: .copy,
            durability: .none,
            operations: 8192,
            engines: [try EngineSpec(parsing: "pread"), try EngineSpec(parsing: "mmap:advice=random")]
        )
    }

    static func header(_ cases: [Case]) -> ResultHeader {
        var calibration = Calibration()
        calibration.clockNanoseconds = 24.5
        calibration.copyNanosecondsPerByte = 0.1
        return ResultHeader(
            tool: ToolFacts(name: "faultline", version: "0.1.0", compiler: "Swift 6.3.1", build: "release"),
            started: "2026-11-21T09:38:22Z",
            suite: "quick, \"own\"",
            arguments: ["run", "quick/suite.yaml", "--filter", "a\\b\n\u{e9}\u{1F600}"],
            seed: UInt64.max,
            settings: RunSettings(
                looks: [16, 32],
                minTrialNanoseconds: 100_000_000,
                groupNanoseconds: 10_000_000,
                timeBudgetSeconds: nil,
                cpus: [0, 1]
            ),
            environment: environment,
            calibration: calibration,
            cases: cases.map(\.record)
        )
    }

    static let environment = {
        var environment = Environment()
        environment.kernel.release = "6.18.0"
        environment.device = Environment.Device(name: "vda")
        environment.device?.readAheadKibibytes = 8192
        environment.fileSystem.options = ["rw", "relatime"]
        environment.load.oneMinute = 0.25
        environment.cpu.isBoostOn = true
        return environment
    }()

    static let footer = ResultFooter(
        finished: "2026-11-21T09:39:20Z",
        ended: "done",
        elapsedSeconds: 58.25,
        stealPercent: 0.1
    )

    /// A trial with every column set, to values that depend on round and engine alone.
    static func trial(round: Int, engine: Int) throws -> Trial {
        var trial = Trial(round: round, position: (round + engine) % 2, status: .valid)
        for (place, column) in TrialColumn.all.enumerated().dropFirst(4) {
            let value = round * 1_000_003 + engine * 7919 + place
            switch column.kind {
            case .integer: _ = column.set(.integer(value), in: &trial)
            case .real: _ = column.set(.real(Double(value) / 7), in: &trial)
            // As in 0.1.0, wherever it stands now.
            case .digest: _ = column.set(.digest(UInt64(value - place + 63) &* 0x9e37_79b9_7f4a_7c15), in: &trial)
            case .text: break
            }
        }
        return trial
    }

    /// A case with so many rounds; one trial of each odd status and one with nothing measured among them.
    static func result(_ benchCase: Case, rounds: Int) throws -> CaseResult {
        var result = CaseResult(benchCase, capacity: rounds)
        for round in 0..<rounds {
            for engine in benchCase.engines.indices {
                var trial = try trial(round: round, engine: engine)
                if round % 8 == 3 {
                    trial = Trial(round: round, position: 1, status: .failed, reason: "signal 7, \"SIGBUS\"\r\nat 4KiB")
                }
                if round % 8 == 5 {
                    trial.status = .invalid
                    trial.reason = "resident, but not \u{e9}nough"
                    trial.syncNanoseconds = nil
                    trial.metricNanosecondsPerOperation = 1e-7
                }
                result.tables[engine].append(trial)
            }
        }
        return result
    }

    static func json(_ results: [CaseResult]) throws -> [UInt8] {
        var sink = MemorySink()
        try ResultJSON.write(header: header(results.map(\.benchCase)), footer: footer, to: &sink) { index in
            let comparison = Comparison(
                engine: "mmap:advice=random",
                baseline: "pread",
                rounds: 16,
                verdict: .same,
                note: "a \"note\""
            )
            return ResultJSON.Entry(
                results[index],
                comparisons: [comparison],
                chiefCost: "both: copying",
                warnings: ["one", "two"]
            )
        }
        return sink.bytes
    }

    static func journal(_ results: [CaseResult]) throws -> [UInt8] {
        var bytes = try JournalLine.header(header(results.map(\.benchCase)))
        for (index, result) in results.enumerated() {
            for row in 0..<result.tables[0].count {
                let trials = result.tables.enumerated().map { (engine: $0.offset, trial: $0.element[row]) }
                bytes += JournalLine.round(case: index, round: result.tables[0][row].round, trials: trials)
            }
        }
        return try bytes + JournalLine.footer(footer)
    }
}

/// A small generator (SplitMix64), so that damaged inputs are the same in every run.
struct Generator: RandomNumberGenerator {
    var state: UInt64
    mutating func next() -> UInt64 {
        state &+= 0x9e37_79b9_7f4a_7c15
        var z = state
        z = (z ^ (z >> 30)) &* 0xbf58_476d_1ce4_e5b9
        z = (z ^ (z >> 27)) &* 0x94d0_49bb_1331_11eb
        return z ^ (z >> 31)
    }

    /// The bytes with one piece of damage: a changed, lost, doubled or swapped part, or a cut end.
    mutating func damage(_ bytes: [UInt8]) -> [UInt8] {
        var copy = bytes
        let place = Int.random(in: 0..<bytes.count, using: &self)
        let length = min(Int.random(in: 1...24, using: &self), bytes.count - place)
        switch Int.random(in: 0..<6, using: &self) {
        case 0: copy[place] = UInt8.random(in: 0...255, using: &self)
        case 1: copy.removeSubrange(place..<place + length)
        case 2: copy.insert(contentsOf: bytes[place..<place + length], at: place)
        case 3: copy.removeSubrange(place...)
        case 4:
            let words = [
                "-", "1e999", "null", "NaN", "{", "]", "\"", "\\ud800", "\u{0}", "9223372036854775808", "-1", "\u{ff}",
                "e", ".",
            ]
            copy.replaceSubrange(place..<place + length, with: words.randomElement(using: &self)?.utf8.map { $0 } ?? [])
        default: copy.swapAt(place, Int.random(in: 0..<bytes.count, using: &self))
        }
        return copy
    }
}

/// Text with a part replaced once, as bytes.
func replacing(_ bytes: [UInt8], _ old: String, with new: String) -> [UInt8] {
    let text = String(decoding: bytes, as: UTF8.self)
    guard let range = text.firstRange(of: old) else { return bytes }
    return Array(text.replacingCharacters(in: range, with: new).utf8)
}

extension String {
    fileprivate func replacingCharacters(in range: Range<String.Index>, with new: String) -> String {
        var copy = self
        copy.replaceSubrange(range, with: new)
        return copy
    }
}
