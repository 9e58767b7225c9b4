import Engines
import Platform
import TestSupport
import Testing
import Workloads

@testable import Worker

/// Which preconditions a case has, and what they put back.
@Suite struct PreconditionTests {
    private func stack(cpus: [Int] = [], _ change: (inout CaseDraft) throws -> Void) throws -> PreconditionStack {
        try order(cpus: cpus, change).stack
    }

    private func order(
        cpus: [Int],
        round: Int = 0,
        _ change: (inout CaseDraft) throws -> Void
    ) throws -> (stack: PreconditionStack, cpus: [Int]) {
        var draft = CaseDraft()
        try change(&draft)
        let benchCase = try draft.makeCase()
        var order = RoundOrder(
            benchCase: benchCase,
            data: DataSet(directory: "", for: benchCase, seed: 1),
            seed: 1,
            round: round,
            order: [0],
            minTrialNanoseconds: 1,
            groupNanoseconds: 1,
            cpus: cpus,
            audit: false,
            device: nil
        )
        let stack = PreconditionStack(for: &order)
        return (stack, order.cpus)
    }

    @Test func `the thread of a control is on each of its CPUs in turn, and on no other`() throws {
        func cpus(_ spinners: Int, round: Int) throws -> [Int] {
            try order(cpus: [7, 5, 3, 1], round: round) { if spinners > 0 { $0.spinners = spinners } }.cpus
        }
        #expect(
            try (0..<4).map { try cpus(1, round: $0) } == [[7, 5, 3, 1], [5, 7, 3, 1], [7, 5, 3, 1], [5, 7, 3, 1]]
        )
        #expect(try (0..<3).map { try cpus(2, round: $0)[0] } == [7, 5, 3])
        #expect(try (0..<3).map { try cpus(0, round: $0) } == Array(repeating: [7, 5, 3, 1], count: 3))
    }

    private func names(_ stack: PreconditionStack) -> [String] {
        stack.preconditions.map { "\(type(of: $0))".replacing("Precondition", with: "") }
    }

    @Test func `a case has those that it asks for, in one order`() throws {
        #expect(try names(stack { _ in }) == ["Cache"])
        #expect(try names(stack(cpus: [0]) { $0.backing = .anonymous }) == ["CPU", "Cache"])
        #expect(try names(stack(cpus: [0]) { $0.spinners = 1 }) == ["CPU", "Cache", "Spinners"])
        #expect(try names(stack { $0.rate = 1000 }) == ["Cache", "Pace"])
        #expect(try names(stack { $0.operation = .write }) == ["Cache", "Writeback"])
    }

    @Test func `nodes that are not to be had are the refusal, and pages are not looked for on them`() throws {
        let stack = try stack(cpus: [0]) { $0.numa = .node(1000) }
        #expect(names(stack) == ["CPU", "Placement", "Cache"])
        #expect(stack.refusal()?.hasPrefix("numa node=1000: ") == true)
    }

    @Test func `an open loop needs a CPU for each of its threads`() {
        #expect(PacePrecondition(threads: 2, cpus: [0, 1]).refusal() == nil)
        let reason = "rate with 2 threads on 1 CPU: issuers spin, and would make each other late"
        #expect(PacePrecondition(threads: 2, cpus: [0, 0]).refusal() == reason)
    }

    @Test func `the thread gets back the CPUs that it had`() throws {
        let before = try CPUSet.allowed()
        let cpu = try #require(before.last)
        let stack = PreconditionStack([CPUPrecondition(cpu)])
        let during = try stack.holding(.round) { try CPUSet.allowed() }
        #expect(during == [cpu])
        #expect(try CPUSet.allowed() == before)
    }

    /// Policies that somebody outside, such as numactl, may have set for all of Faultline.
    static let policies = [
        MemoryPolicy.local, .bind([PlacementFacts.node]), .interleave([PlacementFacts.node]),
    ]

    @Test(.enabled(if: PlacementFacts.canPlace, PlacementFacts.state), arguments: policies)
    func `a memory policy that was set outside is in force again after a round, also where an engine fails`(
        policy: MemoryPolicy
    ) throws {
        struct Failure: Error {}
        let original = try ThreadPolicy.current()
        defer { try? original.apply() }
        try policy.applyToThread()
        let outside = try ThreadPolicy.current()
        let cpus = try CPUSet.allowed()
        let stack = PreconditionStack([try #require(PlacementPrecondition(.local, cpus: cpus))])
        try #require(stack.refusal() == nil)
        let during = try stack.holding(.round) { try ThreadPolicy.current() }
        #expect(during != original)
        #expect(try ThreadPolicy.current() == outside)
        #expect(throws: Failure.self) { try stack.holding(.round) { throw Failure() } }
        #expect(try ThreadPolicy.current() == outside)
    }

    @Test func `what was written is on the disk at the end, also where the engine fails`() throws {
        struct Failure: Error {}
        let round = try RoundFixture { $0.operation = .write }
        let stack = PreconditionStack([CachePrecondition(round.work)])
        var dirty: Int?
        #expect(throws: Failure.self) {
            try stack.holding(.engine) {
                let file = try FileHandle(round.file, .readWrite)
                var page: [UInt8] = Array(repeating: 1, count: 4096)
                try unsafe page.withUnsafeMutableBytes { try unsafe file.write(UnsafeRawBufferPointer($0), at: 0) }
                dirty = try round.data.unwrittenPages()
                throw Failure()
            }
        }
        // The kernel may write it back at any moment.
        #expect(dirty != nil)
        #expect(try round.data.unwrittenPages() == 0)
    }
}

/// Whether memory can be placed on nodes here, and on which.
private enum PlacementFacts {
    static let state = Comment(rawValue: NUMALibrary.state.description)
    static let canPlace = if case .available = NUMALibrary.state { true } else { false }
    /// The node of the CPUs that this process may use.
    static let node: Int = {
        let cpu = (try? CPUSet.allowed().first) ?? 0
        return NUMAFacts.current().nodes.first { $0.cpus.contains(cpu) }?.id ?? 0
    }()
}
