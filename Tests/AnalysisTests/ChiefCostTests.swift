import Analysis
import Results
import Testing
import Workloads

@Suite struct ChiefCostTests {
    private func cost(
        _ engine: String,
        _ benchCase: Case? = nil,
        calibrated: Bool = true,
        _ change: (inout Trial) -> Void
    ) throws -> ChiefCost? {
        let benchCase = try benchCase ?? Make.benchCase([engine])
        var trial = Make.trial(0, nanoseconds: 1000)
        trial[.userNanoseconds] = 100_000
        trial[.systemNanoseconds] = 900_000
        change(&trial)
        var result = CaseResult(benchCase)
        result.tables[0].append(trial)
        let finding = CaseFinding(summarising: result, calibration: nil)
        return ChiefCost(of: finding.summaries[0], in: benchCase, calibration: calibrated ? Make.calibration() : nil)
    }

    @Test func `a system call for each block`() throws {
        let cost = try cost("pread") { trial in
            trial[.syscalls] = 1000
            trial.metricNanosecondsPerOperation = 1000
        }
        // 400 ns for the call and 410 ns for the copy, of 1000.
        #expect(cost?.phrase == "copying 4KiB an operation (41 %)")
        let smaller = try self.cost("pread") { trial in
            trial[.syscalls] = 1000
            trial.bytes = 64_000
        }
        #expect(smaller?.phrase == "1 system call per 4KiB (40 %)")
    }

    @Test func `faults at their calibrated price`() throws {
        let cost = try cost("mmap") { trial in
            trial[.minorFaults] = 60
            trial.bytes = 1000
        }
        #expect(cost?.phrase == "0.06 faults an operation (30 %)")
        #expect(cost?.kind == .faults)
    }

    @Test func `a price never explains more than the system time that was measured`() throws {
        let cost = try cost("mmap") { trial in
            trial[.minorFaults] = 1_000_000
            trial[.userNanoseconds] = 600_000
            trial[.systemNanoseconds] = 400_000
            trial.bytes = 1000
        }
        #expect(cost?.phrase == "1000 faults an operation (40 %)")
    }

    @Test func `waiting for the device, and reading more of it than asked`() throws {
        let waiting = try cost("pread") { trial in
            trial[.systemNanoseconds] = 20_000
            trial[.deviceReadBytes] = trial.bytes
        }
        #expect(waiting?.phrase == "waiting for the device (88 %)")
        let amplified = try cost("mmap") { trial in
            trial[.systemNanoseconds] = 20_000
            trial[.deviceReadBytes] = (trial.bytes ?? 0) * 960
        }
        #expect(amplified?.phrase == "960 bytes read from the device per byte asked (88 %)")
    }

    @Test func `a sync takes its own waiting with it`() throws {
        let cost = try cost("mmap") { trial in
            trial[.systemNanoseconds] = 20_000
            trial.accessNanoseconds = 100_000
            trial.syncNanoseconds = 900_000
        }
        #expect(cost?.phrase == "msync (90 %)")
    }

    @Test func `opening and mapping small files`() throws {
        let benchCase = try Make.benchCase(["mmap"], kind: .smallFiles)
        let cost = try cost("mmap", benchCase) { trial in
            trial.openNanoseconds = 200_000
            trial.mapNanoseconds = 300_000
            trial.accessNanoseconds = 200_000
            trial.unmapNanoseconds = 250_000
            trial.closeNanoseconds = 50_000
        }
        #expect(cost?.phrase == "mapping and unmapping (55 %)")
    }

    @Test func `what nothing explains is user and system time`() throws {
        let cost = try cost("mmap", calibrated: false) { _ in }
        let phrase = "in the kernel, beyond the calls, copies and faults of the calibration (system time 90 %)"
        #expect(cost?.phrase == phrase)
    }

    @Test func `without any time nothing is said`() throws {
        #expect(
            try cost("mmap") { trial in
                trial.wallNanoseconds = nil
                trial[.userNanoseconds] = nil
            } == nil
        )
    }

    @Test func `the phrase of a case names the slower engine, or both where they are the same`() throws {
        func phrase(_ second: Double) throws -> String? {
            var result = CaseResult(try Make.benchCase())
            for round in 0..<16 {
                for (engine, time) in [1000, second].enumerated() {
                    var trial = Make.trial(round, nanoseconds: time)
                    trial[.userNanoseconds] = Int(time * 900)
                    trial[.systemNanoseconds] = Int(time * 50)
                    trial.syncNanoseconds = Int(time * 800)
                    trial.accessNanoseconds = Int(time * 200)
                    result.tables[engine].append(trial)
                }
            }
            var findings = [CaseFinding(summarising: result, calibration: nil)]
            Verdicts.decide(&findings, looks: 1)
            return findings[0].chiefCost
        }
        #expect(try phrase(500) == "pread: fdatasync (80 %)")
        #expect(try phrase(2000) == "mmap: msync (80 %)")
        #expect(try phrase(1000) == "both: fdatasync (80 %)")
    }
}
