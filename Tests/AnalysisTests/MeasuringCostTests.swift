import Analysis
import Results
import Testing
import Workloads

/// What the measuring itself costs a figure, and the limit that memory sets to one.
@Suite struct MeasuringCostTests {
    private func summary(
        _ benchCase: Case,
        nanoseconds: Double = 100,
        _ change: (inout Trial) -> Void = { _ in }
    ) -> EngineSummary {
        var calibration = Make.calibration()
        calibration.batchNanoseconds = 40
        var result = CaseResult(benchCase)
        var trial = Make.trial(0, nanoseconds: nanoseconds)
        change(&trial)
        result.tables[0].append(trial)
        return CaseFinding(summarising: result, calibration: calibration).summaries[0]
    }

    @Test func `two readings of the clock a group, batches and the loop`() throws {
        let found = summary(try Make.benchCase(["mmap"])) { trial in
            trial.groups = 4
            trial.batches = 20
        }
        // 8 x 25 ns and 20 x 40 ns over 1000 operations, and half a nanosecond.
        #expect(abs(try #require(found.measuringNanosecondsPerOperation) - 1.5) < 1e-9)
        #expect(abs(try #require(found.measuringShare) - 0.015) < 1e-9 && !found.isNearMeasuring)
    }

    @Test func `a batch that opens its file reads the clock for its phases, too`() throws {
        let found = summary(try Make.benchCase(["mmap"], cache: .cold)) { $0.batches = 1 }
        #expect(abs(try #require(found.measuringNanosecondsPerOperation) - (0.2 + 0.04 + 0.5)) < 1e-9)
        let three = summary(try Make.benchCase(["mmap"], cache: .cold)) { $0.batches = 3 }
        #expect(abs(try #require(three.measuringNanosecondsPerOperation) - (0.6 + 0.12 + 0.5)) < 1e-9)
    }

    @Test func `each of several threads goes through the loop for its own part`() throws {
        let found = summary(try Make.benchCase(["mmap"], threads: 2)) { $0.groups = 4 }
        #expect(abs(try #require(found.measuringNanosecondsPerOperation) - (0.2 + 0.04 + 0.25)) < 1e-9)
    }

    @Test func `a trial that is not valid costs nothing`() throws {
        let benchCase = try Make.benchCase(["mmap"])
        var result = CaseResult(benchCase)
        for round in 0..<3 {
            var trial = Make.trial(round, nanoseconds: 100)
            trial.groups = round == 0 ? 4 : 4000
            if round > 0 { trial.status = .invalid }
            result.tables[0].append(trial)
        }
        let found = CaseFinding(summarising: result, calibration: Make.calibration()).summaries[0]
        #expect(abs(try #require(found.measuringNanosecondsPerOperation) - (0.2 + 0.5)) < 1e-9)
    }

    @Test func `one small file in sixteen is timed by phases`() throws {
        let mapped = summary(try Make.benchCase(["mmap"], kind: .smallFiles)) { $0.groups = 1 }
        let read = summary(try Make.benchCase(["read"], kind: .smallFiles)) { $0.groups = 1 }
        let difference =
            try #require(mapped.measuringNanosecondsPerOperation)
            - (try #require(read.measuringNanosecondsPerOperation))
        #expect(abs(difference - 2 * 25.0 / 16) < 1e-9)
        // Of fewer each one is timed: four borders, two readings of the group, a batch and the loop.
        let few = summary(try Make.benchCase(["read"], kind: .smallFiles, operations: 8)) { $0.groups = 1 }
        let expected = 4 * 25 + 0.05 + 0.04 + 0.5
        #expect(abs(try #require(few.measuringNanosecondsPerOperation) - expected) < 1e-9)
    }

    @Test func `a figure below twenty times its own cost is marked`() throws {
        func isMarked(_ nanoseconds: Double) throws -> Bool {
            summary(try Make.benchCase(["mmap"]), nanoseconds: nanoseconds) { $0.groups = 4 }.isNearMeasuring
        }
        // 40 ns of the batch and 200 of the clock over 1000 operations, and 0.5: 0.74 ns.
        #expect(try isMarked(14.7))
        #expect(try !isMarked(14.9))
    }

    @Test func `memory limits sequential work: by summing in place, or by copying, times the threads`() throws {
        func limit(
            _ engine: String,
            _ pattern: Pattern,
            _ use: Consumption,
            threads: Int = 1,
            operation: Operation = .read
        ) throws -> Double? {
            let benchCase = try Make.benchCase(
                [engine],
                operation: operation,
                pattern: pattern,
                consumption: use,
                threads: threads
            )
            return summary(benchCase).memoryBytesPerSecond.map { ($0 / 1e9).rounded() }
        }
        #expect(try limit("mmap", .sequential, .sum) == 20)
        #expect(try limit("mmap", .sequential, .copy) == 10)
        #expect(try limit("read", .sequential, .sum) == 10)
        #expect(try limit("mmap", .sequential, .sum, threads: 2) == 40)
        #expect(try limit("mmap", .sequential, .touch) == nil)
        // A write copies, whatever a read would do with the bytes.
        #expect(try limit("mmap", .sequential, .sum, operation: .write) == 10)
        #expect(try limit("mmap", .sequential, .touch, operation: .write) == 10)
        #expect(try limit("mmap", .random, .sum) == nil)
    }
}
