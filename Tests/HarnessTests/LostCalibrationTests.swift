import Results
import Testing
import Worker
import Workloads

@testable import Harness

/// Workers that are lost while they measure what this machine's operations cost.
@Suite struct LostCalibrationTests {
    /// Passes orders on, but answers those of some kind as a worker that is gone.
    private final class LosingRunner: OrderRunner {
        let scripted: ScriptedRunner
        let isLost: (WorkerOrder.Task, Int) -> WorkerAnswer?
        private var count = 0

        init(_ scripted: ScriptedRunner, isLost: @escaping (WorkerOrder.Task, Int) -> WorkerAnswer?) {
            self.scripted = scripted
            self.isLost = isLost
        }

        func run(_ order: WorkerOrder) throws -> WorkerAnswer {
            count += 1
            return try isLost(order.task, count) ?? scripted.run(order)
        }

        func pendingSignal() -> Int32? { nil }
        func releaseSignals() {}
    }

    private static let killed = WorkerAnswer(lines: [.hello(version: 2)], trouble: "the worker was ended by SIGKILL")

    private func run(
        _ fixture: RunFixture,
        isLost: @escaping (WorkerOrder.Task, Int) -> WorkerAnswer?
    ) throws -> RunOutcome {
        let runner = LosingRunner(fixture.runner, isLost: isLost)
        return try RecordedRun(
            fixture.plan,
            output: fixture.output,
            runners: [runner],
            notify: { fixture.events.append($0) }
        ).execute()
    }

    private func says(_ fixture: RunFixture, _ text: String) -> Bool {
        fixture.events.contains { if case .preparing(let words) = $0 { words.contains(text) } else { false } }
    }

    @Test func `one that is lost once is started again, and that is said`() throws {
        let fixture = try RunFixture(cases: RunFixture.cases("a"), checks: [2])
        var lost = 0
        _ = try run(fixture) { task, _ in
            guard case .calibrate = task, lost == 0 else { return nil }
            lost += 1
            return Self.killed
        }
        #expect(says(fixture, "SIGKILL): once more"))
        #expect(try fixture.document().header.calibration != nil)
    }

    @Test func `one of the controls, likewise`() throws {
        let fixture = try RunFixture(cases: RunFixture.cases("a"), checks: [2])
        var lost = 0
        _ = try run(fixture) { task, _ in
            guard case .control = task, lost == 0 else { return nil }
            lost += 1
            return Self.killed
        }
        #expect(says(fixture, "once more"))
        #expect(try fixture.document().header.calibration?.controls?.count == 1)
    }

    @Test func `one that is lost twice ends the run with 74 before it measures, and leaves nothing`() throws {
        let fixture = try RunFixture(cases: RunFixture.cases("a"), checks: [2])
        let error = #expect(throws: HarnessError.self) {
            try run(fixture) { task, _ in if case .calibrate = task { Self.killed } else { nil } }
        }
        #expect(error?.code == .io)
        #expect(error?.description.contains("SIGKILL") == true)
        #expect(fixture.runner.rounds.isEmpty && fixture.leftovers.isEmpty)
    }

    @Test func `one that says why it can't leaves the costs unknown, and that is said`() throws {
        let fixture = try RunFixture(cases: RunFixture.cases("a"), checks: [2])
        _ = try run(fixture) { task, _ in
            guard case .calibrate = task else { return nil }
            return WorkerAnswer(lines: [.failure("mmap: No such device"), .done], trouble: "mmap: No such device")
        }
        #expect(says(fixture, "unknown: mmap: No such device"))
        #expect(try fixture.document().header.calibration == nil)
        #expect(fixture.runner.rounds.count == 2)
    }
}
