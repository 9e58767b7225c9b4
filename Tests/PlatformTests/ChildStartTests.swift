import Glibc
import Testing

@testable import Platform

/// Children that are started and not waited for at once.
@Suite(.timeLimit(.minutes(5))) struct ChildStartTests {
    private func start(_ script: String, turns: Int32? = nil) throws -> ChildProcess.Running {
        try ChildProcess.start("/bin/sh", arguments: ["-c", script], order: [], timeout: 50_000_000_000, turns: turns)
    }

    /// The report of a child that ended well.
    private func report(_ script: String, turns: Int32? = nil) throws -> String {
        try onOwnThread {
            let watch = try SignalWatch()
            defer { watch.release() }
            let outcome = try start(script, turns: turns).finish(watch: watch)
            #expect(outcome.ending == .exited(0))
            return String(decoding: outcome.report, as: UTF8.self)
        }
    }

    /// Prints what the child has open. The shell's own descriptor of the folder is gone by then, and may be the last of them.
    private let list = "for open in /proc/$$/fd/*; do readlink $open; done >&4; true"

    /// How a socket is called there.
    private func name(_ socket: Int32) -> String {
        var facts = stat()
        return unsafe fstat(socket, &facts) == 0 ? "socket:[\(facts.st_ino)]" : "no socket"
    }

    @Test("a child has its end of a turn socket as descriptor 5, and not the other")
    func hasTurns() throws {
        let socket = try TurnSocket()
        let ends = socket.ends
        let open = try report("readlink /proc/$$/fd/5 >&4; \(list)", turns: ends[1]).split(separator: "\n")
        #expect(open.first.map(String.init) == name(ends[1]))
        #expect(open.count { $0 == name(ends[1]) } == 2)
        #expect(!open.contains { $0 == name(ends[0]) })
        withExtendedLifetime(socket) {}
    }

    @Test("a child that is given no turns has no end of a turn socket, whoever else has one")
    func hasNoTurns() throws {
        let sockets = try (0..<8).map { _ in try TurnSocket() }
        let open = try report(list).split(separator: "\n").map(String.init)
        #expect(open.contains { $0.hasPrefix("pipe:") })
        #expect(Set(open).isDisjoint(with: sockets.flatMap(\.ends).map(name)))
        withExtendedLifetime(sockets) {}
    }

    @Test("children that were started before either is awaited work at the same time")
    func worksMeanwhile() throws {
        let socket = try TurnSocket()
        let ends = socket.ends
        // Each waits for the other's word: one after the other they would never end.
        let script = "echo word >&5; read -r word <&5; echo \"$word\" >&4"
        let reports = try onOwnThread {
            let watch = try SignalWatch()
            defer { watch.release() }
            let children = try ends.map { try start(script, turns: $0) }
            return try children.map { try $0.finish(watch: watch).report }
        }
        #expect(reports == [Array("word\n".utf8), Array("word\n".utf8)])
    }

    @Test("a child that is let go is killed with all that it started, and reaped")
    func killsWhatIsLetGo() throws {
        let folder = try TestFolder()
        let names = "\(folder.path)/names"
        let script = "sleep 600 & echo $$ $! >\(names).new; mv \(names).new \(names); wait"
        var child: ChildProcess.Running? = try start(script)
        withExtendedLifetime(child) { #expect(soon { unsafe access(names, F_OK) == 0 }) }
        let file = try FileHandle(names)
        let text = String(decoding: try file.bytes(in: 0..<Int(try file.facts().size)), as: UTF8.self)
        let processes = text.split(whereSeparator: \.isWhitespace).compactMap { Int32($0) }
        try #require(processes.count == 2)
        #expect(processes.allSatisfy { isRunning(Int($0)) })
        child = nil
        #expect(kill(processes[0], 0) == -1 && errno == ESRCH)
        #expect(soon { !isRunning(Int(processes[1])) })
    }
}
