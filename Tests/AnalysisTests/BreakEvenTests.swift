import Analysis
import Results
import Testing
import Workloads

/// Where an answer turns: by the model, and only where one calibrated cost decides.
@Suite struct BreakEvenTests {
    /// Prices of a machine in which a fault of a page is dear.
    private func calibration(_ benchCase: Case) -> Calibration {
        var calibration = Make.calibration()
        calibration.faults = [FaultPrice(source: "one-page", pagesPerFault: 1, nanoseconds: 4000)]
        var control = CaseControl(case: benchCase.id, regionBytes: 256 << 20, blockBytes: 4096)
        control.inPlaceNanoseconds = 800
        control.inPlaceHugeNanoseconds = 600
        control.copiedNanoseconds = 900
        control.copiedHugeNanoseconds = 620
        control.hotCopyNanoseconds = 70
        control.preadNanoseconds = 510
        control.preadBesideNanoseconds = 450
        calibration.controls = [control]
        return calibration
    }

    /// `pread` with a call an operation, and `mmap` with so many faults in 1000.
    private func explanation(
        _ times: [Double],
        faults: Int,
        calibration change: (inout Calibration) -> Void = { _ in }
    ) throws -> Explanation {
        let benchCase = try Make.benchCase(["pread", "mmap"])
        var result = CaseResult(benchCase)
        for (engine, time) in times.enumerated() {
            for (round, time) in Make.times(time, phase: engine).enumerated() {
                var trial = Make.trial(round, nanoseconds: time)
                trial[.syscalls] = engine == 0 ? 1000 : 0
                trial[.minorFaults] = engine == 0 ? 0 : faults
                result.tables[engine].append(trial)
            }
        }
        var prices = calibration(benchCase)
        change(&prices)
        var findings = [CaseFinding(summarising: result, calibration: prices)]
        Verdicts.decide(&findings, looks: 1)
        return Explanation(findings[0], environment: nil)
    }

    /// What the model says of both engines.
    private func totals(_ explanation: Explanation) -> [Double] { explanation.engines.map(\.explained) }

    // pread: 400 for the call, 50 to find the page, 110 to copy, 550 of memory. mmap: 800 of memory, and faults at 4000.
    private static let read = 1110.0

    @Test func `at the cost that is named the two totals of the model are equal`() throws {
        // Faults may take 310 of an operation for both to be the same; of few of them the call is what decides.
        for (count, factor) in [(500, 310 / 2000.0), (150, 310 / 600.0), (20, 310 / 80.0)] {
            let mapped = 800 + Double(count) * 4
            let here = try explanation([Self.read, mapped], faults: count)
            let even = try #require(here.breakEvens.first, "\(count)")
            #expect(even.engine == "mmap" && even.baseline == "pread")
            guard case .fileFault = even.cost else {
                // The call is more than 20 faults: it is what decides.
                #expect(count == 20 && even.cost == .systemCall)
                continue
            }
            #expect(abs(even.turnsAt / even.here - factor) < 1e-9)
            let there = try explanation([Self.read, mapped], faults: count) { prices in
                prices.faults = prices.faults?.map {
                    FaultPrice(
                        source: $0.source,
                        pagesPerFault: $0.pagesPerFault,
                        nanoseconds: $0.nanoseconds * even.turnsAt / even.here
                    )
                }
            }
            #expect(abs(totals(there)[0] - totals(there)[1]) < 1e-6, "\(totals(there))")
            #expect(abs(totals(here)[0] - totals(here)[1]) > 50)
        }
    }

    @Test func `a cost that one call has in all its parts is scaled in each of them`() throws {
        // Without faults mmap is ahead by 310: it turns where a call costs 90.
        let here = try explanation([Self.read, 800], faults: 0)
        let even = try #require(here.breakEvens.first)
        #expect(even.cost == .systemCall && even.here == 400 && abs(even.turnsAt - 90) < 1e-9)
        let saved = even.here - even.turnsAt
        let there = try explanation([Self.read, 800], faults: 0) { prices in
            prices.preadOneByteNanoseconds = even.turnsAt
            // Reads of a block and of a byte beside have a call in them.
            prices.controls?[0].preadNanoseconds? -= saved
            prices.controls?[0].preadBesideNanoseconds? -= saved
        }
        #expect(abs(totals(there)[0] - totals(there)[1]) < 1e-6, "\(totals(there))")
    }

    @Test func `the sentence says which way it turns, and how much it is here`() throws {
        let dear = try explanation([Self.read, 2800], faults: 500)
        #expect(dear.breakEvens.map(\.words) == ["turns if a file fault costs less than 620 ns (here 4.00 us)"])
        #expect(dear.sentences[0].contains(" It turns if a file fault costs less than 620 ns (here 4.00 us)."))
        let cheap = try explanation([Self.read, 800], faults: 0)
        #expect(cheap.breakEvens.map(\.words) == ["turns if a system call costs less than 90.0 ns (here 400 ns)"])
    }

    @Test func `nothing is said where the model explains one of them badly, or no calibrated cost decides`() throws {
        // A sixth of mmap's time is unexplained.
        #expect(try explanation([Self.read, 3400], faults: 500).breakEvens.isEmpty)
        // The prices promise a fifth more than pread took.
        #expect(try explanation([920, 2800], faults: 500).breakEvens.isEmpty)
        // The rounds say that they are the same.
        #expect(try explanation([Self.read, Self.read], faults: 77).breakEvens.isEmpty)
        // By the model pread is ahead, by the rounds mmap.
        #expect(try explanation([Self.read, 1000], faults: 80).breakEvens.isEmpty)
        // Memory differs by more than anything else does.
        let scattered = try explanation([Self.read, 2000], faults: 0) { $0.controls?[0].inPlaceNanoseconds = 2000 }
        #expect(scattered.leads.count == 1 && scattered.breakEvens.isEmpty)
        // A tenth of a fault's cost would not do: 1990 of calls and copies are to be made up for by 20 000 of faults.
        let far = try explanation([Self.read, 20_800], faults: 5000)
        #expect(far.breakEvens.isEmpty)
    }
}
