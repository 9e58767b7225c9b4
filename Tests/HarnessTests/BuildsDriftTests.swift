import TestSupport
import Engines
import Platform
import Results
import Testing
import Worker
import Workloads

@testable import Harness

/// What a run of one build does, a run of two does, too: each of these was once left out there.
@Suite struct BuildsDriftTests {
    private static func benchCase(_ name: String, _ change: (inout CaseDraft) -> Void) throws -> Case {
        var draft = CaseDraft()
        draft.workload = name
        draft.fileSize = .mebibytes(1)
        change(&draft)
        return try draft.makeCase()
    }

    @Test(arguments: [LatencyRecording.off, .all]) func `both builds record the latencies that the suite asks for`(
        latency: LatencyRecording
    ) throws {
        let fixture = try BuildsFixture("a", checks: [2])
        fixture.run.plan.latency = latency
        let ending = try fixture.execute()
        let expected = latency == .off ? nil : latency
        for orders in [fixture.head.orders, fixture.base.scripted.orders] {
            #expect(orders.map(\.latency) == [expected, expected])
        }
        #expect(ending.run.header.settings.latency == expected)
    }

    @Test func `a gate plans with the latencies of its suite`() throws {
        let suite = Workloads.Suite(
            name: "s",
            summary: "",
            looks: [16],
            latency: .all,
            cases: try RunFixture.cases("a")
        )
        let plan = RunPlan(suite: suite, arguments: [], seed: 1, directory: "/", executable: "/head", version: "test")
        #expect(plan.recordedLatency == .all)
    }

    @Test func `costs are measured on a file where the first case has none, and controls of every case beside them`()
        throws
    {
        let fresh = try Self.benchCase("fresh") { $0.backing = .anonymous }
        let file = try Self.benchCase("file") { $0.pattern = .random }
        let fixture = try BuildsFixture(cases: [fresh, file], checks: [1])
        let ending = try fixture.execute()
        #expect(fixture.head.calibrated.map(\.hasFiles) == [true])
        #expect(fixture.head.controlled == [fresh.id, file.id] && fixture.base.scripted.controlled.isEmpty)
        #expect(ending.run.header.calibration?.controls?.map(\.case) == [fresh.id, file.id])
    }

    @Test func `where no case has a file the machine is calibrated all the same`() throws {
        let fresh = try Self.benchCase("fresh") { $0.backing = .anonymous }
        let fixture = try BuildsFixture(cases: [fresh], checks: [1])
        let ending = try fixture.execute()
        #expect(fixture.head.calibrated.map(\.hasFiles) == [false] && ending.run.header.calibration != nil)
        #expect(ending.results.map { $0[0].tables[0].count } == [1, 1])
    }

    @Test func `pages that can't be reserved stop the run before anything is made`() throws {
        let large = try Self.benchCase("large") {
            ($0.hugePages, $0.fileSize, $0.blockSize) = (.hugetlb2MiB, .gibibytes(8192), .mebibytes(2))
        }
        let fixture = try BuildsFixture(cases: [large], checks: [1])
        fixture.run.plan.reservesHugePages = true
        let error = #expect(throws: HarnessError.self) { try fixture.execute() }
        #expect(error?.code == .usage && error?.description.contains("--reserve-huge-pages") == true)
        #expect(fixture.head.rounds.isEmpty && fixture.run.leftovers.isEmpty)
    }

    @Test func `workers that measure by turns have buffers at the same time`() throws {
        let engine = try EngineSpec(parsing: "pread:buffer=hugetlb-2MiB")
        func needs(_ change: (inout CaseDraft) -> Void) throws -> [Int: Int] {
            let benchCase = try Self.benchCase("a") {
                change(&$0)
                $0.engines = [engine]
            }
            return HugePageNeeds([benchCase], workers: 2).pages
        }
        #expect(try needs { _ in } == [2 << 20: 2])
        #expect(try needs { $0.cache = .cold } == [2 << 20: 1])
    }

    @Test func `the environment is that before the first round, and the judge has it by then`() throws {
        let fixture = try BuildsFixture("a", checks: [1])
        let sink = TablesSink(fixture.plan)
        let judge = ScriptedJudge(sink) { _, _ in [] }
        var known: [Bool] = []
        fixture.head.answer = { order in
            known.append(judge.header.map { $0.environment != Environment() } ?? false)
            return ScriptedRunner.valid(order)
        }
        let run = Run(
            fixture.plan,
            runners: [fixture.head, fixture.base],
            sink: sink,
            judge: judge,
            notify: { _ in }
        )
        let ending = try run.execute()
        #expect(known == [true])
        #expect(ending.header.environment == judge.header?.environment)
    }

    @Test
    func `both builds are audited again after a round in which an engine of either was not valid, and in the last`()
        throws
    {
        let fixture = try BuildsFixture("a", checks: [4])
        fixture.base.scripted.answer = { order in
            guard order.round == 0 else { return ScriptedRunner.valid(order) }
            return WorkerAnswer(lines: [.began(engine: order.order[0])], trouble: "the worker was ended by SIGBUS")
        }
        try fixture.execute()
        #expect(fixture.head.orders.map(\.audit) == [true, true, false, true])
        #expect(fixture.base.scripted.orders.map(\.audit) == [true, true, false, true])
    }

    @Test func `the footer has the time of the harness itself`() throws {
        let ending = try BuildsFixture("a", checks: [2]).execute()
        #expect((ending.run.footer.harnessCpuSeconds ?? 0) > 0)
        #expect(ending.run.footer.ended == "done" && ending.run.footer.elapsedSeconds > 0)
    }

    @Test func `a budget that preparations use up is judged as it is, and no round is counted`() throws {
        let fixture = try BuildsFixture("a", checks: [16])
        fixture.run.plan.timeBudgetNanoseconds = 1
        var last: [Bool] = []
        let ending = try fixture.execute { _, isLast in
            last.append(isLast)
            return [0]
        }
        #expect(last == [true] && ending.run.rounds == 0 && ending.run.footer.ended == "time budget")
    }

    @Test func `a case that one build alone refuses goes on, and one that both refuse ends`() throws {
        let fixture = try BuildsFixture("one", "both", checks: [3])
        func answer(_ refused: @escaping (String) -> Bool) -> (RoundOrder) -> WorkerAnswer {
            { order in
                guard refused(order.benchCase.workload) else { return ScriptedRunner.valid(order) }
                let trials = order.order.map { engine in
                    WorkerReport.trial(
                        engine: engine,
                        Trial(round: order.round, position: 0, status: .refused, reason: "not here")
                    )
                }
                return WorkerAnswer(lines: trials + [.done])
            }
        }
        fixture.head.answer = answer { $0 == "both" }
        fixture.base.scripted.answer = answer { _ in true }
        let ending = try fixture.execute()
        #expect(ending.results.map { $0.map { $0.tables[0].count } } == [[3, 1], [3, 1]])
        #expect(ending.run.rounds == 3)
    }

    @Test func `a signal while the other build is greeted ends the run`() throws {
        let fixture = try BuildsFixture("a", checks: [8])
        fixture.base.signalAtGreeting = 15
        let ending = try fixture.execute()
        #expect(ending.run.interruption == 15 && ending.run.footer.ended == "SIGTERM")
        #expect(fixture.head.dataSets.isEmpty && fixture.head.rounds.isEmpty && fixture.run.leftovers.isEmpty)
    }

    @Test func `signals have their usual effect again when the data is gone, not before`() throws {
        let fixture = try BuildsFixture("a", checks: [8])
        var leftovers: [[String]] = []
        fixture.head.answer = { _ in WorkerAnswer(trouble: "SIGINT", interruption: 2) }
        fixture.head.onRelease = { [folder = fixture.run.folder] in leftovers.append(ProcFile.names(in: folder)) }
        let ending = try fixture.execute()
        #expect(ending.run.interruption == 2 && fixture.base.scripted.released)
        #expect(leftovers == [[]])
        #expect(
            fixture.run.events.contains {
                if case .ending("SIGINT: no answer without all rounds") = $0 { true } else { false }
            }
        )
    }
}
