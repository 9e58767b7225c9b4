import Glibc
import Synchronization
import Testing

@testable import Platform

@Suite(.timeLimit(.minutes(5))) struct TurnTakingTests {
    /// Who was at work, in order: a capital letter for a move, a small one for a turn with nothing to do.
    private final class Record: Sendable {
        private let text = Mutex("")
        var all: String { text.withLock { $0 } }

        func add(_ name: String) {
            text.withLock { $0 += name }
            // Time for a partner that does not wait to come in between.
            usleep(2000)
            text.withLock { $0 += "." }
        }
    }

    /// Takes part with so many moves, as a worker does; with `gone`, leaves after its moves without a word.
    private static func play(
        _ descriptor: Int32,
        _ name: String,
        _ moves: Int,
        second: Bool,
        gone: Bool,
        _ record: Record
    ) -> Bool {
        let turns = TurnTaking(descriptor: descriptor)
        defer { close(descriptor) }
        if second { turns.wait() }
        var left = moves
        repeat {
            if gone, left == 0 { return turns.partnerIsDone }
            record.add(left > 0 ? name : name.lowercased())
            left = max(0, left - 1)
        } while turns.handOver(isDone: left == 0 && !gone)
        return turns.partnerIsDone
    }

    /// Lets A (who begins) and B take turns, each on a thread, and returns who was at work.
    private func turns(_ a: Int, _ b: Int, leaves: String = "") throws -> (record: String, know: [Bool]) {
        let socket = try TurnSocket()
        let ends = socket.ends.map { fcntl($0, F_DUPFD_CLOEXEC, 3) }
        socket.close()
        let record = Record()
        let first = try WorkerThread { Self.play(ends[0], "A", a, second: false, gone: leaves == "A", record) }
        let second = try WorkerThread { Self.play(ends[1], "B", b, second: true, gone: leaves == "B", record) }
        let know = [first.join(), second.join()]
        return (record.all, know.compactMap(\.self))
    }

    @Test("two that have as much to do strictly alternate, and both know that the other is done")
    func alternates() throws {
        let (record, know) = try turns(3, 3)
        #expect(record == "A.B.A.B.A.B.a.")
        #expect(know == [true, true])
    }

    @Test(
        "who is done goes on handing over until the other is done too",
        arguments: [(1, 4, "A.B.a.B.a.B.a.B.a."), (4, 1, "A.B.A.b.A.b.A.b."), (0, 2, "a.B.a.B.a."), (2, 0, "A.b.A.b.")]
    )
    func waitsForTheOther(a: Int, b: Int, expected: String) throws {
        #expect(try turns(a, b).record == expected)
    }

    @Test(
        "with a partner that is gone the other has every turn at once",
        arguments: [(3, 0, "B", "A.A.A."), (3, 1, "B", "A.B.A.A."), (0, 3, "A", "B.B.B."), (2, 4, "A", "A.B.A.B.B.B.")]
    )
    func survivesThePartner(a: Int, b: Int, leaves: String, expected: String) throws {
        let (record, know) = try turns(a, b, leaves: leaves)
        #expect(record == expected)
        #expect(know[leaves == "B" ? 0 : 1])
    }
}
