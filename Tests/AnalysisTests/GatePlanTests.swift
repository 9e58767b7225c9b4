import Testing
import Workloads

@testable import Analysis
import TestSupport

@Suite("The questions of a gate")
struct GatePlanTests {
    private func cases() throws -> [Case] { [try Make.benchCase(), try Make.benchCase(pattern: .sequential)] }

    @Test func `the last threshold that matches counts, and max-regression where none does`() throws {
        let rules = try GateFixture.rules(
            threshold: [". at most 6%", "mmap on pattern=random at most 9%", "pattern=sequential at most 7%"]
        )
        let plan = try GateFixture.plan(rules, cases())
        #expect(
            plan.questions.map(\.kind) == [
                .time(limit: 0.06), .time(limit: 0.09), .time(limit: 0.07), .time(limit: 0.07),
            ]
        )
        #expect(plan.questions[1].rule == "threshold 'mmap on pattern=random at most 9%'")
        let plain = try GateFixture.plan(GateFixture.rules(threshold: ["sequential at most 7%"]), cases())
        #expect(plain.questions[0].rule == "max-regression 5%")
    }

    @Test func `an open loop is asked for its p99 latency, and a closed one for its time`() throws {
        let rules = try GateFixture.rules(expect: ["mmap/pread on . at most 1"], threshold: [". at most 6%"])
        func texts(_ pace: Pace?) throws -> [String] {
            try GateFixture.plan(rules, [Make.benchCase(pace: pace)]).questions.map(\.text)
        }
        #expect(try texts(nil) == ["ratio at most 1.00", "time at most +6%", "time at most +6%"])
        let open = try texts(Pace(rate: 1000, arrivals: .poisson))
        #expect(
            open == ["ratio of p99 latency at most 1.00", "p99 latency at most +6%", "p99 latency at most +6%"]
        )
    }

    @Test func `a baseline asks for counters, and for times as told`() throws {
        let sources = GatePlan.Sources(hasOtherBuild: false, hasBaseline: true)
        func questions(_ times: GateBaselineTimes) throws -> [GateQuestion] {
            let rules = try GateFixture.rules(counters: ["faults on random off", "syscalls on . at most 3%"]) {
                $0.baselineTimes = times
            }
            return try GateFixture.plan(rules, [Make.benchCase(["pread"])], against: sources).questions
        }
        let advised = try questions(.advise)
        let syscalls = try #require(Figure.gated("syscalls"))
        let deviceBytes = try #require(Figure.gated("device-bytes"))
        #expect(
            advised.map(\.kind) == [
                .counter(syscalls, tolerance: .init(0.03)), .counter(deviceBytes, tolerance: .init(0.02)),
                .storedTime(limit: 0.05),
            ]
        )
        #expect(advised.map(\.isBlocking) == [true, true, false])
        #expect(try questions(.block).map(\.isBlocking) == [true, true, true])
        #expect(try questions(.off).count == 2)
    }

    @Test(arguments: [
        (
            ["mmap/pread on nothing at most 1"], [String](), [String](),
            "--expect: 'nothing' matches none of the 2 cases"
        ),
        (
            ["write/pread on . at most 1"], [], [],
            "--expect: 'write/pread on . at most 1.0' matches no case with both engines"
        ),
        ([], ["nothing at most 5%"], [], "--threshold: 'nothing' matches none of the 2 cases"),
        ([], ["write on . at most 5%"], [], "--threshold: 'write on . at most 5%' matches no case with that engine"),
        ([], [], ["faults on nothing off"], "--counter: 'nothing' matches none of the 2 cases"),
    ])
    func `a rule that matches nothing is an error`(
        expect: [String],
        threshold: [String],
        counters: [String],
        start: String
    ) throws {
        let rules = try GateFixture.rules(expect: expect, threshold: threshold, counters: counters)
        let error = #expect(throws: WorkloadError.self) { try GateFixture.plan(rules, cases()) }
        #expect(error.map { "\($0)".hasPrefix(start) } == true, "\(error.map { "\($0)" } ?? "")")
        #expect(error?.place == nil)
    }

    @Test func `a rule of a file that matches nothing names its line`() throws {
        let rules = try GateFileReader.read(text: "thresholds:\n  - nothing at most 5%\n", file: "g.yaml")
        let error = #expect(throws: WorkloadError.self) { try GateFixture.plan(rules, cases()) }
        #expect(error.map { "\($0)".hasPrefix("g.yaml:2: thresholds: 'nothing'") } == true)
    }

    @Test func `a rule may match a case that the filter leaves out`() throws {
        let all = try cases()
        let rules = try GateFixture.rules(threshold: ["pattern=sequential at most 9%"])
        let plan = try GatePlan(rules, suite: all, measuring: [all[0]], against: GateFixture.sources)
        #expect(plan.questions.map(\.kind) == [.time(limit: 0.05), .time(limit: 0.05)])
    }
}
