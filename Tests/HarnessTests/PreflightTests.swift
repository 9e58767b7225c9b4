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
        #expect(throws: HarnessError.self) { _ = try RecordedRun.check(run.plan) }
        #expect(throws: HarnessError.self) { try run.execute() }
        let small = try RunFixture(cases: RunFixture.cases("small"), checks: [8])
        #expect(throws: Never.self) { _ = try RecordedRun.check(small.plan) }
    }

    @Test func `threads without CPUs, pages that no pool has and cold memory are refused as the run refuses them`()
        throws
    {
        func refusal(_ directory: String? = nil, _ change: (inout CaseDraft) -> Void) throws -> HarnessError? {
            let fixture = try RunFixture(cases: [try benchCase("w", change)], checks: [8])
            if let directory { fixture.plan.directory = directory }
            return #expect(throws: HarnessError.self) { try RecordedRun.check(fixture.plan) }
        }
        let crowd = try refusal {
            $0.threads = 1024
            $0.fileSize = .gibibytes(1)
        }
        #expect(
            crowd?.code == .nothingMeasured && crowd?.description.contains("1024 threads, and this process may") == true
        )
        let pages = try refusal {
            $0.backing = .memfd
            $0.hugePages = .hugetlb2MiB
            $0.blockSize = .mebibytes(1)
            $0.fileSize = .gibibytes(16 << 10)
        }
        #expect(pages?.code == .nothingMeasured && pages?.description.contains("pages of 2MiB") == true)
        let cold = try refusal("/dev/shm") { $0.cache = .cold }
        #expect(cold?.code == .nothingMeasured && cold?.description.contains("no cold state") == true)
    }

    @Test func `an engine that can't be used here is refused, and the others are not`() throws {
        let run = try RunFixture(cases: [try benchCase("a") { $0.threads = 1024 }, try benchCase("b")], checks: [8])
        let refusals = try Preflight.refusals(run.plan) { $0 == "mmap" ? "built without it" : nil }
        #expect(refusals.map(\.engine?.name) == [nil, "mmap"])
        #expect(refusals.last?.description.hasPrefix("mmap in b/kind=file/") == true)
        #expect(refusals.last?.description.hasSuffix(": built without it") == true)
        let error = #expect(throws: HarnessError.self) { try Preflight.refusals(run.plan) { _ in "built without it" } }
        #expect(error?.code == .nothingMeasured)
    }

    @Test func `pages that other cases hold by then are not free`() throws {
        let held = HugePageNeeds(held: [
            try benchCase("m") {
                $0.backing = .memfd
                $0.hugePages = .hugetlb2MiB
            }
        ])
        #expect(held.pages == [2 << 20: 32])
    }
}
