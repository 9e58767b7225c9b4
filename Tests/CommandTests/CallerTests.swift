import Foundation
import Testing

extension CommandTests.Measured {
    /// What a run takes over from its caller: signals that are ignored, and limits.
    struct CallerTests {
        private func rounds(of sandbox: Sandbox) -> Int {
            (try? sandbox.text("out/r.partial.jsonl"))?.split(separator: "\n").count { $0.hasPrefix("{\"case\"") } ?? 0
        }

        /// Starts the binary in a process that ignores a signal.
        private func start(_ sandbox: Sandbox, ignoring signal: Int32, _ arguments: [String]) throws -> Started {
            let program = """
                import os, signal, sys
                signal.signal(\(signal), signal.SIG_IGN)
                os.execv(sys.argv[1], sys.argv[1:])
                """
            let words = ["python3", "-c", program, try #require(Binary.path)] + arguments
            return try Started("/usr/bin/env", words, environment: [:], in: sandbox.path)
        }

        @Test(arguments: [SIGHUP, SIGINT, SIGQUIT, SIGTERM])
        func `a signal that the caller ignores ends nothing`(signal: Int32) throws {
            let sandbox = try Sandbox()
            let run = try start(sandbox, ignoring: signal, sandbox.arguments("r", rounds: "4", minTrial: "20ms"))
            try run.wait("first round") { rounds(of: sandbox) >= 1 }
            run.send(signal)
            let outcome = try run.wait()
            #expect(outcome.status == 0, "\(outcome.error)")
            let result = try sandbox.result("r")
            #expect(result.root["run"]["ended"] == .text("done"))
            #expect(result.engines.allSatisfy { $0.column("round").count == 4 })
        }

        @Test func `a caller that ignores SIGCHLD gets a run that works, with processes as members, too`() throws {
            let sandbox = try Sandbox()
            let more = ["--threads", "2", "--sharing", "processes", "--pattern", "random", "--engines", "pread"]
            let run = try start(sandbox, ignoring: SIGCHLD, sandbox.arguments("r") + more)
            let outcome = try run.wait()
            #expect(outcome.status == 0, "\(outcome.error)")
            // Where there is one CPU alone the case is refused.
            #expect(try sandbox.result("r").engines.flatMap { $0.texts("status") }.allSatisfy { $0 != "failed" })
        }

        @Test func `a journal that would grow beyond the limit on files is an I/O error, and is kept`() throws {
            let sandbox = try Sandbox()
            let words =
                "run --directory \"$D\" --output \"$O/r\" --file-size 16KiB --rounds 2000 --min-trial 1ms --engines pread"
            let run = try sandbox.shell("ulimit -f 40; \"$F\" \(words)")
            #expect(run.status == 74, "\(run.error)")
            #expect(run.error.contains("File too large") && run.error.contains("faultline recover"), "\(run.error)")
            #expect(sandbox.leftovers.isEmpty)
            #expect(sandbox.results == ["r.partial.jsonl"])
            let recovered = try sandbox.run(["recover", sandbox.out + "/r.partial.jsonl"])
            #expect(recovered.status == 0, "\(recovered.error)")
            #expect(try sandbox.result("r").engines[0].column("round").count >= 1)
        }

        @Test func `limits that are too low are told with what is needed, before anything is made`() throws {
            let sandbox = try Sandbox()
            let words = "run --directory \"$D\" --output \"$O/r\" --file-size 8MiB --rounds 1 --min-trial 1ms"
            try sandbox.shell("ulimit -n 20; \"$F\" \(words)").expectRefusal(64, naming: "20 are allowed", "ulimit -n ")
            try sandbox.shell("ulimit -f 1000; \"$F\" \(words)").expectRefusal(64, naming: "8 MiB", "ulimit -f")
            #expect(sandbox.results.isEmpty && sandbox.leftovers.isEmpty)
            // A limit that may be raised is.
            let raised = try sandbox.shell("ulimit -Sn 20; \"$F\" \(words)")
            #expect(raised.status == 0, "\(raised.error)")
        }
    }
}
