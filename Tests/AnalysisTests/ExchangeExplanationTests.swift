import Results
import TestSupport
import Testing
import Workloads

@testable import Analysis

/// What a round trip costs, in words and in figures.
@Suite struct ExchangeExplanationTests {
    /// A case of 4 KiB with 1000 round trips of 10 us a trial.
    private func finding(
        _ engine: String = "pipe",
        cpus: String = "two",
        isControlled: Bool = true,
        change: (inout Trial) -> Void = { _ in }
    ) throws -> CaseFinding {
        var draft = CaseDraft()
        draft.kind = .exchange
        try draft.set(.messageSize, to: "4KiB")
        try draft.set(.cpus, to: cpus)
        draft.engines = [try EngineSpec(parsing: engine)]
        var result = CaseResult(try draft.makeCase())
        for round in 0..<6 {
            var trial = Make.trial(round, nanoseconds: 10_000)
            // A message each way.
            trial.bytes = 8_192_000
            (trial[.userNanoseconds], trial[.systemNanoseconds]) = (6_000_000, 4_000_000)
            change(&trial)
            result.tables[0].append(trial)
        }
        var calibration = Make.calibration()
        (calibration.copyNanosecondsPerByte, calibration.sumNanosecondsPerByte) = (0.25, 0.5)
        (calibration.syscallNanoseconds, calibration.preadOneByteNanoseconds) = (100, 250)
        if isControlled {
            var control = CaseControl(case: result.benchCase.id, regionBytes: 4096, blockBytes: 4096)
            (control.inPlaceNanoseconds, control.hotCopyNanoseconds) = (5000, 512)
            calibration.controls = [control]
        }
        return CaseFinding(summarising: result, calibration: calibration)
    }

    private func explain(_ finding: CaseFinding) throws -> EngineExplanation {
        try #require(Explanation(finding, environment: nil).engines.first)
    }

    private func part(_ kind: CostPart.Kind, _ finding: CaseFinding) throws -> CostPart? {
        try explain(finding).parts.first { $0.kind == kind }
    }

    @Test func `a pipe copies each message into the kernel and out of it, four in a round trip`() throws {
        let copying = try #require(try part(.copying, try finding()))
        #expect(abs(copying.nanoseconds - 4 * 512) < 1)
        #expect(copying.source == .cachedCopy(.kibibytes(16), bytesPerSecond: 8e9))
        let old = try #require(try part(.copying, try finding(isControlled: false)))
        #expect(abs(old.nanoseconds - 4096) < 1 && old.source == .copy(.kibibytes(16), bytesPerSecond: 4e9))
        #expect(try part(.copying, try finding("shared-memory")) == nil)
    }

    @Test(arguments: ["pipe", "shared-memory"])
    func `every engine writes and reads its messages in memory, which is the control of the case`(engine: String) throws
    {
        let memory = try #require(try part(.memory, try finding(engine)))
        #expect(memory.nanoseconds == 5000 && memory.source == .loop(bytes: 4096, hugeShare: 0))
        // A sum alone would leave the writing out.
        #expect(try part(.memory, try finding(engine, isControlled: false)) == nil)
    }

    @Test(arguments: ["pipe", "shared-memory"])
    func `calls of messages find no page, and cost what entering the kernel does`(engine: String) throws {
        let calls = try #require(try part(.systemCalls, try finding(engine) { $0[.syscalls] = 4000 }))
        #expect(calls.nanoseconds == 400 && calls.source == .bareCalls(4, cost: 100))
    }

    @Test func `the bytes that are named are those that the cost is of`() throws {
        #expect(try finding().chiefCost == "pipe: writing and summing 8KiB in memory a round trip (50 %)")
        let copies = try finding { trial in
            (trial[.userNanoseconds], trial[.systemNanoseconds]) = (0, 10_000_000)
        }
        var slow = try #require(copies.calibration)
        slow.controls?[0].inPlaceNanoseconds = 1
        slow.controls?[0].hotCopyNanoseconds = 2000
        let summary = try #require(copies.summaries.first)
        let cost = ChiefCost(of: summary, in: copies.benchCase, calibration: slow)
        #expect(cost?.phrase == "copying 16KiB a round trip (80 %)")
    }

    @Test func `a round trip is not said to lack the control that it has, nor a cost of waking`() throws {
        let gaps = Explanation(try finding(), environment: nil).gaps
        #expect(!gaps.contains { if case .unexplained = $0 { true } else { $0 == .noControls || $0 == .noControl } })
        #expect(Explanation(try finding(isControlled: false), environment: nil).gaps.contains(.noControls))
    }

    @Test(arguments: [("two", true), ("same", false)])
    func `parts above the whole are two processes at one time where each has a CPU`(cpus: String, areTwo: Bool) throws {
        let busy = try finding(cpus: cpus) { $0[.syscalls] = 80_000 }
        let gaps = Explanation(busy, environment: nil).gaps
        #expect(gaps.contains { if case .sumsOfTwo = $0 { true } else { false } } == areTwo)
        #expect(gaps.contains { if case .sumsAbove = $0 { true } else { false } } == !areTwo)
    }

    // MARK: - Waiting

    /// Of 10 us of a round trip the two worked 4.
    private func waits(_ cpus: String, delayed: Int?) throws -> [CostPart.Kind: Double] {
        let engine = try explain(
            try finding(cpus: cpus) { trial in
                (trial[.userNanoseconds], trial[.systemNanoseconds]) = (3_000_000, 1_000_000)
                trial[.runDelayNanoseconds] = delayed
            }
        )
        let kinds: [CostPart.Kind] = [.waiting, .delayed]
        return Dictionary(uniqueKeysWithValues: kinds.map { ($0, engine.nanoseconds(of: $0).rounded()) })
    }

    @Test func `a process that was woken and could not run waits for a CPU, and the rest is waking it`() throws {
        #expect(try waits("two", delayed: 0) == [.waiting: 6000, .delayed: 0])
        #expect(try waits("two", delayed: nil) == [.waiting: 6000, .delayed: 0])
        #expect(try waits("two", delayed: 4_000_000) == [.waiting: 2000, .delayed: 4000])
    }

    @Test func `on one CPU the two displace each other, and others had it while neither worked`() throws {
        // Each waits for the other while that one works: 4 of the 9 us.
        #expect(try waits("same", delayed: 9_000_000) == [.waiting: 0, .delayed: 6000])
        let quiet = try explain(try finding(cpus: "same") { $0[.runDelayNanoseconds] = 9_000_000 })
        #expect(quiet.nanoseconds(of: .delayed) == 0 && quiet.nanoseconds(of: .waiting) == 0)
    }

    @Test func `what neither works for has one name in the table, the chief cost and the sentence`() throws {
        let idle = try finding { trial in
            (trial[.userNanoseconds], trial[.systemNanoseconds]) = (1_000_000, 1_000_000)
        }
        #expect(idle.chiefCost == "pipe: waking the other process (80 %)")
        let slow = try explain(idle)
        #expect(slow.name(of: .waiting) == "waking the other process")
        let fast = try explain(
            try finding("shared-memory") { trial in
                trial.wallNanoseconds = 2_000_000
                trial.meanNanosecondsPerOperation = 2000
                trial.metricNanosecondsPerOperation = 2000
                (trial[.userNanoseconds], trial[.systemNanoseconds]) = (1_000_000, 1_000_000)
            }
        )
        let lead = Lead(fast, slow, verdict: .faster)
        #expect(lead.words.contains("by waking the other process (8.00 us against none)"), "\(lead.words)")
    }
}
