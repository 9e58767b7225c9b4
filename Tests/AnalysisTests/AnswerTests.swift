import Analysis
import Results
import Testing
import Workloads

/// What a run says to whoever has to choose.
@Suite struct AnswerTests {
    private static func finding(_ benchCase: Case, _ times: [[Double]]) -> CaseFinding {
        var findings = [CaseFinding(summarising: Make.result(benchCase, times), calibration: Make.calibration())]
        Verdicts.decide(&findings, looks: 1)
        return findings[0]
    }

    private static func answer(_ engines: [String], _ centers: [Double], scatter: Double = 0.01) throws -> CaseAnswer {
        let times = centers.enumerated().map { Make.times($1, scatter: scatter, phase: 3 * $0) }
        return CaseAnswer(finding(try Make.benchCase(engines), times))
    }

    @Test func `the way of the faster engine is chosen, and its figure points in one direction`() throws {
        let mapped = try Self.answer(["pread", "mmap"], [1000, 500])
        #expect(mapped.choice == .mapped && mapped.leaders == ["mmap"] && mapped.reason == nil)
        let lead = try #require(mapped.lead)
        #expect(mapped.line.text == "\(FigureText.times(lead.factor)) faster" && abs(lead.factor - 2) < 0.05)
        let interval = try #require(lead.interval)
        #expect(lead.rival == "pread" && interval.lowerBound > 1 && interval.contains(lead.factor))
        #expect(mapped.line.interval == FigureText.times(interval))

        let calls = try Self.answer(["pread", "mmap"], [500, 1000])
        #expect(calls.choice == .calls && calls.leaders == ["pread"])
        #expect(calls.line.text == "\(FigureText.times(try #require(calls.lead?.factor))) faster")
        #expect(try #require(calls.lead?.interval).lowerBound > 1)
    }

    @Test func `a range of factors has its unit once`() {
        #expect(FigureText.times(1.64...1.82) == "1.64 to 1.82x")
        #expect(FigureText.times(54.8...67.2) == "55 to 67x")
    }

    @Test func `the way is what the engine's descriptor says, whatever its name is`() throws {
        func engine(_ name: String, _ access: EngineAccess?) -> EngineSpec {
            EngineSpec(
                EngineDescriptor(
                    name: name,
                    summary: "",
                    limits: "",
                    options: [],
                    kinds: [.file],
                    operations: [.read],
                    access: access
                )
            )
        }
        func choice(_ first: EngineSpec, _ second: EngineSpec) throws -> CaseAnswer.Choice {
            var benchCase = try Make.benchCase()
            benchCase.engines = [first, second]
            return CaseAnswer(Self.finding(benchCase, [Make.times(1000), Make.times(500, phase: 3)])).choice
        }
        #expect(try choice(engine("mmap-like", .calls), engine("readable", .mapped)) == .mapped)
        #expect(try choice(engine("readable", .mapped), engine("mmap-like", .calls)) == .calls)
        #expect(try choice(engine("pread", nil), engine("mmap", .mapped)) == .engine, "one is unknown here")
    }

    @Test func `engines of one way are named`() throws {
        let answer = try Self.answer(["mmap", "mmap:populate=read"], [1000, 500])
        #expect(answer.choice == .engine)
        #expect(answer.line.text.hasPrefix("mmap:populate=read 1.99x faster than mmap, "))
    }

    @Test func `of several engines the best is named, and those that it is not shown to be ahead of`() throws {
        let answer = try Self.answer(
            ["pread", "mmap", "mmap:populate=read", "mmap:advice=random"],
            [1000, 800, 502, 500]
        )
        #expect(answer.choice == .mapped)
        #expect(Set(answer.leaders) == ["mmap:populate=read", "mmap:advice=random"])
        #expect(answer.line.text.contains(" than pread") && answer.line.text.contains("; like it "))
    }

    @Test func `where the baseline is best its lead is over the nearest engine of the other way`() throws {
        let answer = try Self.answer(["pread", "preadv2", "mmap", "mmap:populate=read"], [500, 600, 2000, 1000])
        #expect(answer.choice == .calls && answer.leaders == ["pread"])
        #expect(answer.lead?.rival == "mmap:populate=read")
    }

    @Test func `the best of both ways being alike is no choice of a way`() throws {
        let answer = try Self.answer(["read", "pread", "mmap"], [1000, 500, 501])
        #expect(answer.choice == .tooClose && answer.leaders.count == 2)
        #expect(answer.line.text.contains("than read"))
    }

    @Test func `what is the same is too close, and so is what the rounds could not tell`() throws {
        let same = try Self.answer(["pread", "mmap"], [1000, 1001])
        #expect(same.choice == .tooClose && same.reason == .same && same.lead == nil)
        #expect(same.line.text == "the same within 5 %")
        let noisy = try Self.answer(["pread", "mmap"], [1000, 1050], scatter: 0.4)
        #expect(noisy.choice == .tooClose)
        #expect(noisy.line.text.hasSuffix(" % or more would have shown"))
    }

    @Test func `a case without a comparison says why`() throws {
        let alone = try Self.answer(["mmap"], [1000])
        #expect(alone.choice == .alone && alone.line.text == "1.00 us an operation")
        var result = CaseResult(try Make.benchCase())
        for engine in 0...1 {
            result.tables[engine].append(Trial(round: 0, position: engine, status: .refused, reason: "no such luck"))
        }
        let refused = CaseAnswer(CaseFinding(summarising: result, calibration: nil))
        #expect(refused.choice == .unanswered && refused.line.text == "refused: no such luck")
        let few = CaseAnswer(
            Self.finding(try Make.benchCase(), [Make.times(1000, rounds: 3), Make.times(500, rounds: 3)])
        )
        #expect(few.choice == .unanswered && few.line.text == "3 rounds with both valid; 6 are needed")
    }

    @Test func `a reason is the largest part of the difference, and never the wait for a CPU`() throws {
        func reasons(delayed: Bool) throws -> [String] {
            let benchCase = try Make.benchCase()
            var result = CaseResult(benchCase)
            for (engine, times) in [Make.times(1000), Make.times(500, phase: 3)].enumerated() {
                for (round, time) in times.enumerated() {
                    var trial = Make.trial(round, nanoseconds: time)
                    let isDelayed = delayed && engine == 0
                    trial[.userNanoseconds] = Int(time * (isDelayed ? 100 : 300))
                    trial[.systemNanoseconds] = Int(time * (isDelayed ? 300 : 700))
                    trial[.syscalls] = engine == 0 && !delayed ? 1000 : 0
                    trial[.runDelayNanoseconds] = isDelayed ? Int(time * 600) : 0
                    result.tables[engine].append(trial)
                }
            }
            var findings = [CaseFinding(summarising: result, calibration: Make.calibration())]
            Verdicts.decide(&findings, looks: 1)
            let answer = Answer(
                findings,
                showing: findings,
                header: try Self.header([benchCase]),
                footer: Self.footer
            )
            return answer.reasons.map { $0.words(at: "work") }
        }
        #expect(
            try reasons(delayed: false) == ["mmap saves a system call for each 4 KiB (40 % of pread's time on work)"]
        )
        #expect(try reasons(delayed: true).isEmpty)
    }

    @Test func `cases are named by what sets them apart from others of their workload`() throws {
        let small = try Make.benchCase()
        var large = small
        large.conditions.threads = 2
        #expect(CaseNames([small]).name(of: small) == "work")
        #expect(CaseNames([small]).words(of: small) == "work 4 KiB, warm")
        let names = CaseNames([small, large])
        #expect(names.name(of: large) == "work threads=2")
        #expect(names.words(of: large) == "work 4 KiB, warm, 2 threads")
        #expect(names.shortWords(of: small) == "work 1 thread")
    }

    static func header(_ cases: [Case]) throws -> ResultHeader {
        ResultHeader(
            tool: ToolFacts(name: "faultline", version: "0", compiler: "", build: "release"),
            started: "",
            suite: "s",
            arguments: [],
            seed: 1,
            settings: RunSettings(
                looks: [16],
                minTrialNanoseconds: 1,
                groupNanoseconds: 1,
                timeBudgetSeconds: nil,
                cpus: []
            ),
            environment: Environment(),
            calibration: nil,
            cases: cases.map(\.record)
        )
    }

    static let footer = ResultFooter(finished: "", ended: "done", elapsedSeconds: 1)
}
