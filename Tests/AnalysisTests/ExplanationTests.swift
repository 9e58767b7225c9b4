import Analysis
import Results
import Testing
import Workloads

/// The arithmetic of explanations, on trials of 1000 operations of 4 KiB with round prices.
@Suite struct ExplanationTests {
    func calibration(_ benchCase: Case, _ change: (inout CaseControl) -> Void = { _ in }) -> Calibration {
        var calibration = Make.calibration()
        var control = CaseControl(case: benchCase.id, regionBytes: 256 << 20, blockBytes: 4096)
        control.inPlaceNanoseconds = 800
        control.inPlaceHugeNanoseconds = 600
        control.copiedNanoseconds = 900
        control.copiedHugeNanoseconds = 620
        control.hotCopyNanoseconds = 70
        control.preadNanoseconds = 510
        change(&control)
        calibration.controls = [control]
        return calibration
    }

    func explain(
        _ engine: String,
        _ benchCase: Case? = nil,
        calibration: Calibration? = nil,
        nanoseconds: Double = 1000,
        _ change: (inout Trial) -> Void = { _ in }
    ) throws -> EngineExplanation {
        let benchCase = try benchCase ?? Make.benchCase([engine])
        var result = CaseResult(benchCase)
        var trial = Make.trial(0, nanoseconds: nanoseconds)
        trial[.userNanoseconds] = Int(nanoseconds * 300)
        trial[.systemNanoseconds] = Int(nanoseconds * 700)
        change(&trial)
        result.tables[0].append(trial)
        let prices = calibration ?? self.calibration(benchCase)
        let finding = CaseFinding(summarising: result, calibration: prices)
        return try #require(EngineExplanation(finding.summaries[0], in: benchCase, calibration: prices))
    }

    /// Nothing is counted twice and nothing lost: the sums hold whatever the prices are.
    func addsUp(_ engine: EngineExplanation) -> Bool {
        let phases = engine.phases.reduce(0) { $0 + $1.nanoseconds }
        let parts = engine.parts.reduce(0) { $0 + $1.nanoseconds }
        let kinds = (engine.phases + engine.parts).map(\.kind)
        return abs(phases + engine.access - engine.whole) < 1e-6
            && abs(parts + engine.unexplained - engine.access) < 1e-6 && Set(kinds).count == kinds.count
    }

    @Test func `a read by a system call is a call, a copy in the caches, and what memory adds`() throws {
        let engine = try explain("pread", nanoseconds: 1150) { $0[.syscalls] = 1000 }
        #expect(engine.parts.map(\.kind) == [.systemCalls, .copying, .memory])
        // 400 for the call; 510 less 400 for the copy; 620 less 70 for memory, in huge pages as the kernel has it.
        #expect(engine.parts.map { $0.nanoseconds.rounded() } == [400, 110, 550])
        #expect(engine.unexplained.rounded() == 90 && addsUp(engine))
    }

    @Test func `finding a page is what a read of its byte takes beyond that of one page, and no mapping does it`()
        throws
    {
        let benchCase = try Make.benchCase(["pread", "mmap"])
        let prices = calibration(benchCase) { $0.preadBesideNanoseconds = 480 }
        let engine = try explain("pread", benchCase, calibration: prices, nanoseconds: 1150) { $0[.syscalls] = 1000 }
        #expect(engine.parts.map(\.kind) == [.systemCalls, .lookup, .copying, .memory])
        #expect(engine.nanoseconds(of: .lookup) == 80 && engine.unexplained.rounded() == 10 && addsUp(engine))
        let quick = calibration(benchCase) { $0.preadBesideNanoseconds = 300 }
        #expect(try explain("pread", benchCase, calibration: quick).nanoseconds(of: .lookup) == 0)
        let mapped = try explain("mmap", try Make.benchCase(["mmap"]), calibration: prices)
        #expect(mapped.nanoseconds(of: .lookup) == 0)
    }

    @Test func `a mapping costs what its loop costs over anonymous memory, in the pages that it had`() throws {
        let half = try explain("mmap", nanoseconds: 750) { $0.filePmdMappedBytes = 128 << 20 }
        #expect(half.parts.map(\.kind) == [.memory] && half.parts[0].nanoseconds == 700)
        #expect(half.unexplained.rounded() == 50 && addsUp(half))
        let base = try explain("mmap", nanoseconds: 750)
        // What the prices promise too much shows below zero.
        #expect(base.parts[0].nanoseconds == 800 && base.unexplained.rounded() == -50 && addsUp(base))
        let huge = try explain("mmap", nanoseconds: 750) { $0.sharedHugetlbBytes = 256 << 20 }
        #expect(huge.parts[0].nanoseconds == 600)
        // The share is that of the data, however little of it the control ran over.
        let benchCase = try Make.benchCase(["mmap"])
        let smaller = calibration(benchCase) { $0.regionBytes = 64 << 20 }
        let part = try explain("mmap", benchCase, calibration: smaller) { $0.filePmdMappedBytes = 64 << 20 }
        #expect(part.parts[0].nanoseconds == 750)
    }

    @Test func `a mapping without huge pages to compare with is priced in base pages`() throws {
        let benchCase = try Make.benchCase(["mmap"])
        let prices = calibration(benchCase) { $0.inPlaceHugeNanoseconds = nil }
        let engine = try explain("mmap", benchCase, calibration: prices) { $0.filePmdMappedBytes = 256 << 20 }
        #expect(engine.parts[0].nanoseconds == 800)
    }

    @Test func `faults are priced by the pages that one of them maps`() throws {
        let benchCase = try Make.benchCase(["mmap"])
        var prices = calibration(benchCase)
        prices.faults = [
            FaultPrice(source: "one-page", pagesPerFault: 1, nanoseconds: 500),
            FaultPrice(source: "small-folios", pagesPerFault: 16, nanoseconds: 2000),
            FaultPrice(source: "large-folios", pagesPerFault: 512, nanoseconds: 3000),
        ]
        func faults(_ count: Int) throws -> Double {
            let engine = try explain("mmap", benchCase, calibration: prices) { $0[.minorFaults] = count }
            #expect(addsUp(engine))
            return engine.nanoseconds(of: .faults)
        }
        // 1000 operations take 1000 pages: 1000 faults map one each, 62.5 would map 16.
        #expect(try faults(1000) == 500)
        #expect(try faults(2000) == 1000)
        #expect(abs(try faults(125) - 0.125 * (500 + 7.0 / 15 * 1500)) < 1e-9)
        #expect(abs(try faults(1) - 0.001 * 3000) < 1e-9)
        #expect(prices.faultNanoseconds(pagesPerFault: 264) == 2500)
        // Of 16 KiB they take 250 pages, and one fault maps 2048 at the most.
        func large(_ count: Int) throws -> Double {
            var result = CaseResult(benchCase)
            var trial = Make.trial(0, nanoseconds: 1000)
            trial[.minorFaults] = count
            result.tables[0].append(trial)
            var environment = Environment()
            environment.pages.baseBytes = 16 << 10
            let finding = CaseFinding(summarising: result, calibration: prices, environment: environment)
            let explanation = Explanation(finding, environment: environment)
            return try #require(explanation.engines.first).nanoseconds(of: .faults)
        }
        #expect(try large(250) == 0.25 * 500)
        #expect(abs(try large(125) - 0.125 * (500 + 1.0 / 15 * 1500)) < 1e-9)
        prices.faults = nil
        #expect(try faults(10) == 0.01 * 5000)
    }

    @Test func `phases come first, and the access is what they leave`() throws {
        let benchCase = try Make.benchCase(["mmap"], kind: .smallFiles)
        let engine = try explain("mmap", benchCase) { trial in
            trial.openNanoseconds = 200_000
            trial.mapNanoseconds = 300_000
            trial.accessNanoseconds = 250_000
            trial.unmapNanoseconds = 200_000
            trial.closeNanoseconds = 50_000
            // Those of opening, mapping and so on are in their phases.
            trial[.syscalls] = 5000
        }
        #expect(engine.phases.map(\.kind) == [.opening, .mapping, .unmapping, .closing])
        #expect(engine.phases.map { $0.nanoseconds.rounded() } == [200, 300, 200, 50])
        #expect(engine.access.rounded() == 250 && engine.nanoseconds(of: .systemCalls) == 0 && addsUp(engine))
        let read = try explain("read", try Make.benchCase(["read"], kind: .smallFiles)) { $0[.syscalls] = 4000 }
        #expect(read.nanoseconds(of: .systemCalls) == 400 && addsUp(read))
    }

    @Test func `waiting is wall time less CPU time, and what waits in a sync is the sync's alone`() throws {
        let cold = try explain("pread") { trial in
            trial[.userNanoseconds] = 50_000
            trial[.systemNanoseconds] = 150_000
            trial[.runDelayNanoseconds] = 100_000
        }
        #expect(cold.nanoseconds(of: .waiting).rounded() == 700 && cold.nanoseconds(of: .delayed) == 100)
        #expect(addsUp(cold))
        let benchCase = try Make.benchCase(["mmap"], operation: .write, durability: .end)
        let synced = try explain("mmap", benchCase) { trial in
            trial[.userNanoseconds] = 100_000
            trial[.systemNanoseconds] = 100_000
            trial.accessNanoseconds = 200_000
            trial.syncNanoseconds = 800_000
        }
        #expect(synced.nanoseconds(of: .syncing) == 800 && synced.nanoseconds(of: .waiting) == 0 && addsUp(synced))
    }

    @Test func `what waits is within the access, whatever the phases took`() throws {
        func opened(delayed: Int) throws -> EngineExplanation {
            try explain("pread") { trial in
                trial.openNanoseconds = 600_000
                trial.accessNanoseconds = 400_000
                trial[.userNanoseconds] = 50_000
                trial[.systemNanoseconds] = 50_000
                trial[.runDelayNanoseconds] = delayed
            }
        }
        // 400 ns are the access's; 900 were no CPU time, those of opening among them.
        let some = try opened(delayed: 300_000)
        #expect(some.nanoseconds(of: .delayed).rounded() == 300 && some.nanoseconds(of: .waiting).rounded() == 100)
        let most = try opened(delayed: 700_000)
        #expect(most.nanoseconds(of: .delayed).rounded() == 400 && most.nanoseconds(of: .waiting) == 0)
        #expect(addsUp(some) && addsUp(most))
    }

    @Test func `syncs are no calls of the access`() throws {
        let benchCase = try Make.benchCase(["pwrite"], operation: .write, durability: .every(2))
        let engine = try explain("pwrite", benchCase) { trial in
            trial[.syscalls] = 1500
            trial.syncNanoseconds = 400_000
            trial.accessNanoseconds = 600_000
        }
        #expect(engine.nanoseconds(of: .systemCalls) == 400 && engine.nanoseconds(of: .syncing) == 400)
        #expect(addsUp(engine))
    }

    @Test func `a first touch of anonymous memory has a price of its own`() throws {
        let benchCase = try Make.benchCase(["mmap"])
            .asking(MemoryRequest(backing: .anonymous, hugePages: .off, numa: .off))
        var prices = calibration(benchCase)
        prices.anonymousFaultNanoseconds = 250
        let engine = try explain("mmap", benchCase, calibration: prices) { $0[.minorFaults] = 1000 }
        #expect(engine.nanoseconds(of: .faults) == 250 && addsUp(engine))
    }

    @Test func `bytes past the page cache are not copied by the CPU, the call alone has a price`() throws {
        let engine = try explain("direct") { $0[.syscalls] = 1000 }
        #expect(engine.parts.map(\.kind) == [.systemCalls] && engine.unexplained.rounded() == 600 && addsUp(engine))
    }

    @Test func `a CPU time above the wall time is no negative waiting`() throws {
        let engine = try explain("pread") { $0[.systemNanoseconds] = 1_200_000 }
        #expect(engine.nanoseconds(of: .waiting) == 0 && addsUp(engine))
    }

    @Test func `without a control copies and sums are priced by the bandwidth of memory`() throws {
        let old = Make.calibration()
        let read = try explain("pread", calibration: old) { $0[.syscalls] = 1000 }
        #expect(read.parts.map { $0.nanoseconds.rounded() } == [400, 410] && addsUp(read))
        let summed = try explain("mmap", try Make.benchCase(["mmap"], consumption: .sum), calibration: old)
        #expect(summed.parts.map { $0.nanoseconds.rounded() } == [205] && addsUp(summed))
        let none = try explain("mmap", calibration: Calibration())
        #expect(none.parts.isEmpty && none.unexplained == 1000)
    }

    @Test func `an engine without a valid trial has no explanation, but a note`() throws {
        let benchCase = try Make.benchCase(["mmap"])
        var result = CaseResult(benchCase)
        result.tables[0].append(Trial(round: 0, position: 0, status: .refused, reason: "no"))
        let explanation = Explanation(CaseFinding(summarising: result, calibration: nil), environment: nil)
        #expect(
            explanation.engines.isEmpty && explanation.notesBesideSums.first == "mmap: no valid trial (refused: no)"
        )
    }

    // MARK: - Sentences and notes

    func explanation(
        _ times: [Double],
        _ benchCase: Case? = nil,
        calibrated: Bool = true,
        environment: Environment? = nil
    ) throws -> Explanation {
        let benchCase = try benchCase ?? Make.benchCase(["pread", "mmap"])
        var result = CaseResult(benchCase)
        for (engine, time) in times.enumerated() {
            for (round, time) in Make.times(time, phase: engine).enumerated() {
                var trial = Make.trial(round, nanoseconds: time)
                trial[.syscalls] = engine == 0 ? 1000 : 0
                result.tables[engine].append(trial)
            }
        }
        let prices = calibrated ? calibration(benchCase) : Make.calibration()
        var findings = [CaseFinding(summarising: result, calibration: prices)]
        Verdicts.decide(&findings, looks: 1)
        return Explanation(findings[0], environment: environment)
    }

    @Test func `what is missing is said`() throws {
        var environment = Environment()
        environment.counters.hasHardware = false
        let notes = try explanation([1150, 700], calibrated: false, environment: environment).notesBesideSums
        #expect(notes.count == 2 && notes[0].contains("no control of its cases") && notes[1].contains("no PMU"))
        #expect(notes[1].contains("dTLB misses are not known"))
        #expect(try explanation([1150, 700]).notesBesideSums.isEmpty)
        let threads = try explanation([1150, 700], try Make.benchCase(threads: 2)).notesBesideSums
        #expect(threads.count == 1 && threads[0].hasPrefix("2 threads"))
        let none = Explanation(
            CaseFinding(
                summarising: Make.result(try Make.benchCase(), [[1000], [500]]),
                calibration: nil
            ),
            environment: nil
        )
        #expect(none.notesBesideSums == ["the result has no calibration: nothing but what was measured is known"])
    }

    @Test func `a control over less memory than the data is told`() throws {
        let benchCase = try Make.benchCase(["pread"])
        let prices = calibration(benchCase) { $0.regionBytes = 64 << 20 }
        let result = Make.result(benchCase, [[1000]])
        let finding = CaseFinding(summarising: result, calibration: prices)
        let notes = Explanation(finding, environment: nil).notesBesideSums
        #expect(notes.count == 1 && notes[0].contains("64.0 MiB") && notes[0].contains("256 MiB"))
        // A file's last block may end where the file does not.
        let whole = calibration(benchCase) { $0.regionBytes = (256 << 20) - 4096 }
        let other = CaseFinding(summarising: result, calibration: whole)
        #expect(Explanation(other, environment: nil).notesBesideSums.isEmpty)
    }
}
