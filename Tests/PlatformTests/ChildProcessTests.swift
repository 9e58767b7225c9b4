import Glibc
import TestSupport
import Testing

@testable import Platform

@Suite(.timeLimit(.minutes(5))) struct ChildProcessTests {
    private let mebibyte = (0..<1 << 20).map { UInt8(truncatingIfNeeded: $0 &* 7 >> 2) }

    /// Runs a shell script with the order on descriptor 3 and the report on 4. On a thread of its own, since watching for signals
    /// blocks them there; `signal` arrives there when the script has made the file `ready`.
    private func run(
        _ script: String,
        order: [UInt8] = [],
        milliseconds: Int = 50_000,
        signal: (number: Int32, ready: String)? = nil
    ) throws -> ChildProcess.Outcome {
        try onOwnThread {
            let watch = try SignalWatch()
            defer { watch.release() }
            let watcher = pthread_self()
            let sender = try WorkerThread {
                guard let signal else { return false }
                guard soon({ unsafe access(signal.ready, F_OK) == 0 }) else { return false }
                return pthread_kill(watcher, signal.number) == 0
            }
            let outcome = try ChildProcess.run(
                "/bin/sh",
                arguments: ["-c", script],
                order: order,
                timeout: milliseconds * 1_000_000,
                watch: watch
            )
            _ = sender.join()
            return outcome
        }
    }

    private func processes(_ outcome: ChildProcess.Outcome) -> [Int] {
        String(decoding: outcome.report, as: UTF8.self).split(whereSeparator: \.isWhitespace).compactMap { Int($0) }
    }

    @Test("a child gets its order on descriptor 3 and answers on 4")
    func passesOrderAndReport() throws {
        let outcome = try run("cat <&3 >&4", order: Array("do this".utf8))
        #expect(outcome.report == Array("do this".utf8))
        #expect(outcome.ending == .exited(0))
        #expect(outcome.usage.peakResidentBytes > 0)
    }

    @Test("an exit code is passed on", arguments: [0, 1, 7, 255])
    func passesExitCodes(code: Int) throws {
        #expect(try run("exit \(code)").ending == .exited(code))
    }

    @Test("a signal that ends a child is told from an exit", arguments: [SIGSEGV, SIGBUS, SIGKILL])
    func tellsSignals(number: Int32) throws {
        let outcome = try run("echo before >&4; ulimit -c 0; kill -\(number) $$; echo after >&4")
        #expect(outcome.ending == .signalled(Int(number)))
        #expect(outcome.report == Array("before\n".utf8))
    }

    @Test("a child that takes too long is killed with all that it started, and its report so far is kept")
    func killsAfterTimeout() throws {
        let (outcome, processes) = try late("sleep 600 & echo $$ $! >&4; wait", processes: 2)
        #expect(outcome.ending == .timedOut)
        #expect(processes.count == 2)
        #expect(soon { processes.allSatisfy { !isRunning($0) } })
    }

    @Test("the time-out holds for a child that has closed its report")
    func killsAfterReport() throws {
        let (outcome, processes) = try late("echo $$ >&4; exec 4>&-; exec sleep 600", processes: 1)
        #expect(outcome.ending == .timedOut)
        #expect(processes.count == 1)
        #expect(processes.allSatisfy { !isRunning($0) })
    }

    /// Runs a script that never ends, with time enough to name its processes: a busy machine may take long to start it.
    private func late(_ script: String, processes count: Int) throws -> (ChildProcess.Outcome, [Int]) {
        var milliseconds = 150
        return try undisturbed(attempts: 6, until: { $1.count == count }) {
            milliseconds *= 2
            let outcome = try run(script, milliseconds: milliseconds)
            return (outcome, processes(outcome))
        }
    }

    @Test("a report larger than the pipe comes whole")
    func readsBigReports() throws {
        let outcome = try run("head -c 1048576 /dev/zero >&4")
        #expect(outcome.report == [UInt8](repeating: 0, count: 1 << 20))
        #expect(outcome.ending == .exited(0))
    }

    @Test("an order larger than the pipe goes out while the report comes in")
    func sendsBigOrders() throws {
        let outcome = try run("cat <&3 >&4", order: mebibyte)
        #expect(outcome.report == mebibyte)
        #expect(outcome.ending == .exited(0))
    }

    @Test("a child that ends without reading its order is known by its ending alone")
    func survivesIgnoredOrder() throws {
        #expect(try run("exit 3", order: mebibyte).ending == .exited(3))
        #expect(try run("exec 3<&-; echo x >&4; exit 4", order: mebibyte).ending == .exited(4))
    }

    @Test("the time-out holds for a child that neither reads nor ends")
    func killsIdleChild() throws {
        #expect(try run("exec sleep 600", order: mebibyte, milliseconds: 300).ending == .timedOut)
    }

    @Test("a signal to this process ends the child, whatever the child is at", arguments: [SIGTERM, SIGINT])
    func isInterrupted(number: Int32) throws {
        let folder = try TestFolder()
        for (index, closing) in ["", "exec 4>&-;"].enumerated() {
            let ready = "\(folder.path)/ready\(index)"
            let outcome = try run("echo $$ >&4; \(closing) : >\(ready); exec sleep 600", signal: (number, ready))
            #expect(outcome.ending == .interrupted(number))
            #expect(processes(outcome).count == 1)
            #expect(processes(outcome).allSatisfy { !isRunning($0) })
        }
    }

    @Test("a child is in a process group of its own and has no signal blocked, though its parent has")
    func startsClean() throws {
        let outcome = try run("ps -o pgid= -p $$ >&4; echo $$ >&4; grep SigBlk /proc/self/status >&4")
        let words = String(decoding: outcome.report, as: UTF8.self).split(whereSeparator: \.isWhitespace)
        try #require(words.count == 4)
        #expect(words[0] == words[1])
        #expect(words[3] == "0000000000000000")
    }

    @Test("a child's standard input is empty")
    func hasNoInput() throws {
        #expect(try run("cat >&4").report == [])
    }

    @Test("a program that is not there is an error that names it")
    func refusesMissingPrograms() {
        #expect(throws: SystemError("start", path: "/nowhere/worker", result: -Int(ENOENT))) {
            try onOwnThread {
                let watch = try SignalWatch()
                defer { watch.release() }
                return try ChildProcess.run(
                    "/nowhere/worker",
                    arguments: [],
                    order: [1],
                    timeout: 1_000_000_000,
                    watch: watch
                )
            }
        }
    }
}
