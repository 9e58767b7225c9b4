import Foundation
import Platform
import TestSupport
import Testing

@testable import Worker

/// What whoever leads processes hears of them, by small programs in the place of members.
@Suite("Leaders of processes that answer, end or say nothing", .serialized, .timeLimit(.minutes(2)))
final class CrewLeaderTests {
    private let folder: String

    init() throws { folder = try WorkFolder.create(in: "/var/tmp", prefix: "faultline-worker-tests-") }

    deinit { WorkFolder.remove(folder) }

    /// A process that runs a script, whose line to its leader is descriptor 5.
    private func process(_ role: String, _ script: String) throws -> CrewProcess {
        let path = "\(folder)/\(role)"
        try "#!/bin/sh\n\(script)\n".write(toFile: path, atomically: false, encoding: .utf8)
        try FileManager.default.setAttributes([.posixPermissions: 0o700], ofItemAtPath: path)
        return try CrewProcess(role, .spin(cpu: nil), executable: path)
    }

    private func answers(
        of processes: [CrewProcess],
        within nanoseconds: Int = 60_000_000_000,
        check: ([UInt8]) throws -> Void = { _ in }
    ) -> Result<[String], any Error> {
        Result {
            try CrewLeader.answers(of: processes, within: nanoseconds, check: check)
                .map { String(decoding: $0, as: UTF8.self).trimmingCharacters(in: .newlines) }
        }
    }

    private func reason(_ result: Result<[String], any Error>) -> String {
        if case .failure(let error) = result { "\(error)" } else { "none" }
    }

    private static let silent = "exec sleep 600"

    @Test func `answers are in the order of the processes, whoever is first`() throws {
        let first = try process(
            "first",
            "while [ ! -e '\(folder)/second-has-said' ]; do sleep 0.01; done\necho one >&5\n\(Self.silent)"
        )
        let second = try process("second", "echo two >&5\n: > '\(folder)/second-has-said'\n\(Self.silent)")
        #expect(try answers(of: [first, second]).get() == ["one", "two"])
    }

    @Test(arguments: [
        ("exit 0", "ended with exit code 0"), ("exit 3", "ended with exit code 3"),
        ("kill -SEGV $$", "was ended by SIGSEGV"),
    ])
    func `one that ends without an answer ends the waiting for all, and is named`(script: String, end: String) throws {
        for place in [0, 1] {
            var processes = [try process("silent", Self.silent)]
            processes.insert(try process("early", script), at: place)
            let reason = reason(answers(of: processes))
            #expect(reason.hasPrefix("early \(end)"), "\(reason)")
        }
    }

    @Test func `one that closes its line and goes on is ended, and that is said`() throws {
        let closing = try process("closing", "exec 5>&-\n\(Self.silent)")
        #expect(reason(answers(of: [closing])) == "closing closed its line and did not end")
    }

    @Test func `at the deadline those that have not answered are named`() throws {
        let talking = try process("talking", "echo ready >&5\nread line <&5\necho again >&5\n\(Self.silent)")
        _ = try answers(of: [talking]).get()
        talking.line.send([UInt8]("go".utf8))
        let silent = try process("silent", Self.silent)
        #expect(reason(answers(of: [talking, silent], within: 5_000_000_000)) == "no answer within 5 s from silent")
        let both = reason(answers(of: [talking, silent], within: 200_000_000))
        #expect(both == "no answer within 200 ms from talking and silent")
    }

    @Test func `one that answers twice where one answer was asked for is named`() throws {
        let twice = try process("twice", "echo one >&5\necho two >&5\n\(Self.silent)")
        let reason = reason(answers(of: [twice, try process("silent", Self.silent)]))
        #expect(reason == "twice answered out of turn")
    }

    @Test func `an answer that ends it for all is not held up by those that say nothing`() throws {
        struct Enough: Error {}
        let result = answers(of: [
            try process("silent", Self.silent), try process("failed", "echo no >&5\n\(Self.silent)"),
        ]) {
            line in
            #expect(String(decoding: line, as: UTF8.self).hasPrefix("no"))
            throw Enough()
        }
        #expect(throws: Enough.self) { try result.get() }
    }

    @Test func `a process that is let go is killed with all that it has started`() throws {
        let ids = try {
            let parent = try process("parent", "sleep 600 &\necho $! >&5\n\(Self.silent)")
            let child = try #require(try answers(of: [parent]).get().first.flatMap { Int32($0) })
            return [parent.id, child]
        }()
        #expect(ProcessFacts.left(of: ids).isEmpty)
    }
}
