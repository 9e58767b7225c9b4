import TestSupport
import Testing
import Workloads

@testable import Harness

@Suite struct PreflightTests {
    private func benchCase(_ name: String, _ change: (inout CaseDraft) -> Void = { _ in }) throws -> Case {
        var draft = CaseDraft()
        draft.workload = name
        draft.pattern = .random
        draft.fileSize = .mebibytes(64)
        change(&draft)
        return try draft.makeCase()
    }

    @Test func `the case that needs most is named, and a cold one needs nothing`() throws {
        let cold = try benchCase("cold") {
            $0.cache = .cold
            $0.fileSize = .gibibytes(64)
        }
        let warm = try benchCase("warm")
        let both = Preflight.memoryNeeds([cold, warm], isInMemory: false)
        #expect(both.words == "warm needs 65 MiB for its data to be warm")
        #expect(both.fix.contains("cache: cold") && both.bytes < 256 << 20)
        let alone = Preflight.memoryNeeds([cold], isInMemory: false)
        #expect(alone.bytes == 128 << 20 && !alone.words.contains("warm"))
    }

    @Test func `data that lies in memory, memory files and own memory are called what they are`() throws {
        let tmpfs = Preflight.memoryNeeds(
            [try benchCase("a"), try benchCase("b") { $0.operation = .write }],
            isInMemory: true
        )
        #expect(tmpfs.words.contains("which --directory keeps in memory (tmpfs), need 128 MiB"))
        #expect(!tmpfs.fix.contains("cold"))
        let held = Preflight.memoryNeeds([try benchCase("m") { $0.backing = .memfd }], isInMemory: false)
        #expect(held.words == "memory files need 64 MiB")
        let own = Preflight.memoryNeeds([try benchCase("o") { $0.backing = .anonymous }], isInMemory: false)
        #expect(own.words == "o needs 65 MiB for its memory" && !own.fix.contains("cold"))
    }

    @Test func `a budget is used up, or has no room for the next round`() {
        let second = 1_000_000_000
        #expect(Run.outOfTime(150 * second, at: 151 * second, next: second) == "the time budget of 150 s is used up")
        #expect(
            Run.outOfTime(150 * second, at: 132 * second, next: 20 * second)
                == "the time budget of 150 s ends the run after 132 s: the next round, which takes about 20 s, would not fit"
        )
        #expect(Run.outOfTime(2 * second, at: second, next: second / 2).hasSuffix("which takes 500 ms, would not fit"))
    }

    @Test func `what run refuses, a dry run refuses`() throws {
        let run = try RunFixture(
            cases: [
                try benchCase("huge") {
                    $0.pattern = .sequential
                    $0.fileSize = .gibibytes(8192)
                }
            ],
            checks: [8]
        )
        #expect(throws: HarnessError.self) { try RecordedRun.check(run.plan) }
        #expect(throws: HarnessError.self) { try run.execute() }
        let small = try RunFixture(cases: RunFixture.cases("small"), checks: [8])
        #expect(throws: Never.self) { try RecordedRun.check(small.plan) }
    }
}
