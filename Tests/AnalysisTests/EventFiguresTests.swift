import Analysis
import Results
import Testing
import Workloads

/// What the PMU counted, in explanations.
@Suite struct EventFiguresTests {
    private func explanation(
        _ counters: Environment.Counters,
        _ change: (Int, inout Trial) -> Void = { _, _ in }
    ) throws -> Explanation {
        let benchCase = try Make.benchCase(["pread", "mmap"])
        var result = CaseResult(benchCase)
        for (engine, time) in [1200.0, 500].enumerated() {
            for (round, time) in Make.times(time, phase: engine).enumerated() {
                var trial = Make.trial(round, nanoseconds: time)
                change(engine, &trial)
                result.tables[engine].append(trial)
            }
        }
        var calibration = Make.calibration()
        calibration.controls = [CaseControl(case: benchCase.id, regionBytes: 256 << 20, blockBytes: 4096)]
        var environment = Environment()
        environment.counters = counters
        var findings = [CaseFinding(summarising: result, calibration: calibration, environment: environment)]
        Verdicts.decide(&findings, looks: 1)
        return Explanation(findings[0], environment: environment)
    }

    /// 1000 operations: 3600 or 1500 cycles each, and a miss for each or for one in ten.
    private func count(_ engine: Int, _ trial: inout Trial) {
        trial[.cycles] = engine == 0 ? 3_600_000 : 1_500_000
        trial[.instructions] = engine == 0 ? 4_500_000 : 750_000
        trial[.dtlbMisses] = engine == 0 ? 100 : 1000
    }

    @Test func `cycles, instructions, their ratio and misses are told for one operation, and set against each other`()
        throws
    {
        let explanation = try explanation(.init(scope: .all), count)
        let events = try #require(explanation.engines.first?.events)
        #expect(events.cycles == 3600 && events.instructions == 4500 && events.dtlbMisses == 0.1)
        #expect(events.instructionsPerCycle == 1.25)
        #expect(events.text == "3600 cycles, 4500 instructions (1.25 a cycle), 0.10 dTLB misses")
        let sentence = try #require(explanation.sentences.first)
        #expect(
            sentence.hasSuffix(
                " It takes 1500 cycles, 750 instructions (0.500 a cycle), 1 dTLB miss, against 3600 cycles, "
                    + "4500 instructions (1.25 a cycle), 0.10 dTLB misses."
            ),
            "\(sentence)"
        )
        #expect(explanation.notesBesideSums.isEmpty)
    }

    @Test func `what was not counted is left out`() throws {
        let some = try explanation(.init(scope: .all)) { _, trial in trial[.instructions] = 2_000_000 }
        #expect(some.engines.map { $0.events?.text } == ["2000 instructions", "2000 instructions"])
        let none = try explanation(.init(scope: .all))
        #expect(none.engines.count == 2 && none.engines.allSatisfy { $0.events == nil })
        #expect(none.sentences.allSatisfy { !$0.contains("cycles") })
        #expect(none.notesBesideSums.count == 1 && none.notesBesideSums[0].contains("gave no figure"))
        let zero = try explanation(.init(scope: .all)) { engine, trial in
            count(engine, &trial)
            trial[.cycles] = 0
        }
        #expect(zero.engines.first?.events?.instructionsPerCycle == nil)
    }

    @Test func `a note says why nothing was counted, or that the kernel was left out`() throws {
        func note(_ counters: Environment.Counters, isCounted: Bool = false) throws -> String? {
            let notes = try explanation(counters) { if isCounted { count($0, &$1) } }.notesBesideSums
            #expect(notes.count <= 1)
            return notes.first
        }
        #expect(try note(.init(scope: .user), isCounted: true)?.contains("of user code alone") == true)
        let unknown = "cycles, instructions and dTLB misses are not known: "
        #expect(try note(.init(scope: Environment.Counters.Scope.none, reason: "a filter")) == unknown + "a filter")
        #expect(try note(.init(scope: .user))?.hasPrefix(unknown) == true)
        // Results of earlier versions.
        #expect(try note(.init(hasHardware: false))?.contains("no PMU") == true)
        #expect(try note(.init(hasHardware: true))?.contains("the version that made the result") == true)
        #expect(try note(.init()) == nil)
    }
}
