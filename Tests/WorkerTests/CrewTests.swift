import Engines
import Foundation
import Platform
import Results
import TestSupport
import Testing
import Workloads

@testable import Worker

@Suite("Crews of processes, whose members end or hang", .serialized, .timeLimit(.minutes(5)))
struct CrewTests {
    /// What crews do.
    enum Kind: String, CaseIterable, Sendable {
        case pipe, sharedMemory = "shared-memory", sharing

        func fixture() throws -> RoundFixture {
            try RoundFixture { draft in
                draft.engines = [try EngineSpec(parsing: self == .sharing ? "pread" : rawValue)]
                if self == .sharing {
                    draft.threads = 2
                    draft.sharing = .processes
                } else {
                    draft.fileSize = nil
                    draft.kind = .exchange
                    try draft.set(.cpus, to: "same")
                }
            }
        }

        var roles: [String] { self == .sharing ? ["process 1 of 2", "process 2 of 2"] : ["sender", "receiver"] }
    }

    private func crew(_ round: RoundFixture) throws -> Crew {
        let work = RoundRunner(order: round.order) { _ in }.work
        return try Crew(round.order, engine: 0, work: work, executable: RoundFixture.binary)
    }

    /// Does what fails; returns the reason.
    private func reason(_ body: () throws -> some Any) -> String {
        do {
            _ = try body()
            return "none"
        } catch {
            return "\(error)"
        }
    }

    /// The worker has a minute for the round, and the round takes ten: a member that waited for good would end neither.
    @Test(arguments: Kind.allCases, [0, 1])
    func `a member that is killed in a round is one failed trial, and no process is left`(
        kind: Kind,
        member: Int
    ) throws {
        let round = try kind.fixture()
        round.order.minTrialNanoseconds = 600_000_000_000
        let watch = try SignalWatch()
        defer { watch.release() }
        let worker = try round.start()
        var members: [Int32] = []
        let isAtWork = ProcessFacts.wait {
            members = ProcessFacts.children(of: worker.id)
            return members.count == 2 && members.allSatisfy { ProcessFacts.ticks(of: $0) >= 5 }
        }
        try #require(isAtWork)
        kill(members[member], SIGKILL)
        let trials = try round.finish(worker, watch)
        #expect(trials.count == 1)
        #expect(trials[0]?.status == .failed)
        let reason = trials[0]?.reason ?? ""
        // Ids may have begun again from the lowest between the two.
        #expect(kind.roles.contains { reason.hasPrefix("\($0) was ended by SIGKILL") }, "\(reason)")
        #expect(ProcessFacts.left(of: members).isEmpty)
    }

    @Test(arguments: Kind.allCases, [0, 1])
    func `a member that hangs ends the crew at the deadline, and whatever is asked later fails with the same reason`(
        kind: Kind,
        member: Int
    ) throws {
        let round = try kind.fixture()
        let crew = try crew(round)
        try crew.prepare()
        _ = try crew.run(0..<1)
        let members = crew.processes.map(\.id)
        try #require(members.count == 2)
        kill(members[member], SIGSTOP)
        try #require(ProcessFacts.wait { ProcessFacts.isStopped(members[member]) })
        crew.patience.least = 200_000_000
        let reason = reason { try crew.run(1..<2) }
        #expect(reason.hasPrefix("no answer within ") && reason.contains(kind.roles[member]), "\(reason)")
        #expect(crew.processes.isEmpty)
        #expect(ProcessFacts.left(of: members).isEmpty)
        #expect(self.reason { try crew.audit() } == reason)
        #expect(self.reason { try crew.finish() } == reason)
    }

    @Test(arguments: [0, 1])
    func `a member that is killed between two groups is named by its role`(member: Int) throws {
        let crew = try crew(try Kind.pipe.fixture())
        try crew.prepare()
        _ = try crew.run(0..<1)
        let members = crew.processes.map(\.id)
        kill(members[member], SIGKILL)
        let reason = reason { try crew.run(1..<2) }
        #expect(reason.hasPrefix("\(Kind.pipe.roles[member]) was ended by SIGKILL"), "\(reason)")
        #expect(ProcessFacts.left(of: members).isEmpty)
    }

    /// The last CPU of a CPU set, which few machines have.
    private static let missingCPU = 1023
    private static let lacksCPU = !FileManager.default.fileExists(atPath: "/sys/devices/system/cpu/cpu\(missingCPU)")

    @Test(.enabled(if: lacksCPU, "every CPU of a CPU set is there"))
    func `a member that can't begin is named with what it reported`() throws {
        let round = try Kind.pipe.fixture()
        round.order.cpus = [Self.missingCPU]
        let crew = try crew(round)
        let reason = reason { try crew.prepare() }
        #expect(Kind.pipe.roles.contains { reason.hasPrefix("\($0): ") }, "\(reason)")
    }
}
