import Glibc
import Results
import Testing
import Worker
import Workloads

@testable import Harness
import TestSupport

@Suite("Two builds by turns, by scripted workers")
struct BuildsTurnsTests {
    /// What the two builds were asked, in order.
    private final class Log {
        var events: [String] = []
        var ends: [Int32] = []
        var areOpposite: [Bool] = []
        /// The sockets that an end was of; a descriptor's number may be another file's by now.
        var sockets: [UInt64?] = []
        var areOpenWhenAwaited: [Bool] = []

        var areOpen: Bool { zip(ends, sockets).contains { $1 == BuildsTurnsTests.inode($0) } }
    }

    /// Runs two rounds of a case with two builds.
    private func run(_ change: (inout CaseDraft) -> Void) throws -> Log {
        var draft = CaseDraft()
        draft.workload = "a"
        draft.pattern = .random
        draft.fileSize = .mebibytes(1)
        change(&draft)
        let fixture = try BuildsFixture(cases: [draft.makeCase()], checks: [2])
        let log = Log()
        for runner in [fixture.head, fixture.base.scripted] {
            runner.startsByTurns = { order, end in
                log.events.append("start \(order.turn?.rawValue ?? "alone")")
                log.ends.append(end)
                log.sockets.append(Self.inode(end))
                guard log.ends.count % 2 == 0 else { return }
                log.areOpposite.append(Self.areOpposite(log.ends.suffix(2)))
            }
            runner.answer = { order in
                log.areOpenWhenAwaited.append(log.areOpen)
                log.events.append("answer \(order.turn?.rawValue ?? "alone")")
                return ScriptedRunner.valid(order)
            }
        }
        let outcome = try fixture.execute()
        #expect(outcome.results.map { $0[0].tables.map(\.count) } == [[2, 2], [2, 2]])
        return log
    }

    private static func inode(_ descriptor: Int32) -> UInt64? {
        var facts = stat()
        return unsafe fstat(descriptor, &facts) == 0 ? UInt64(facts.st_ino) : nil
    }

    /// True where what goes in at one end comes out at the other.
    private static func areOpposite(_ ends: ArraySlice<Int32>) -> Bool {
        guard let one = ends.first, let other = ends.last else { return false }
        var byte = UInt8(ascii: "?")
        guard unsafe send(one, &byte, 1, Int32(MSG_NOSIGNAL)) == 1 else { return false }
        return unsafe recv(other, &byte, 1, Int32(MSG_DONTWAIT)) == 1
    }

    @Test func `where engines alternate both workers are at work before either is awaited, at opposite ends`() throws {
        let log = try run { _ in }
        let round = ["start first", "start second", "answer first", "answer second"]
        #expect(log.events == round + round)
        #expect(log.areOpposite == [true, true])
        // As long as this process held an end, a partner's death would not be seen by the other.
        #expect(log.areOpenWhenAwaited == [false, false, false, false])
    }

    @Test(arguments: [0, 1, 2])
    func `where engines don't alternate the workers come one after the other, and have no turn`(kind: Int) throws {
        let log = try run { draft in
            switch kind {
            case 0: draft.cache = .cold
            case 1: draft.mapping = .firstTouch
            default: draft.operation = .write
            }
        }
        #expect(log.events == Array(repeating: "answer alone", count: 4))
    }

    @Test func `once a worker is interrupted its partner is not waited for`() throws {
        let fixture = try BuildsFixture("a", checks: [8])
        var answered = 0
        for runner in [fixture.head, fixture.base.scripted] {
            runner.answer = { order in
                answered += 1
                return order.round < 3 ? ScriptedRunner.valid(order) : WorkerAnswer(trouble: "SIGINT", interruption: 2)
            }
        }
        let outcome = try fixture.execute()
        #expect(answered == 7 && outcome.run.interruption == 2)
        #expect(outcome.results.map { $0[0].tables[0].count } == [3, 3])
    }
}
