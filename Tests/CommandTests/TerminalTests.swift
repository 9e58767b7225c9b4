import Foundation
import Testing

extension CommandTests.Measured {
    struct TerminalTests {
        private static let escape = "\u{1B}["

        @Test func `without a terminal there are no escape codes, with --color always there are`() throws {
            let sandbox = try Sandbox()
            for (name, environment, option) in [
                ("a", [:], "auto"), ("b", ["NO_COLOR": "1"], "auto"), ("c", ["CI": "true"], "never"),
            ] {
                let run = try sandbox.run(sandbox.arguments(name, "--color", option), environment: environment)
                #expect(run.status == 0)
                #expect(!(run.output + run.error).contains(Self.escape), "\(name)")
            }
            let always = try sandbox.run(sandbox.arguments("d", "--color", "always"), environment: ["NO_COLOR": "1"])
            #expect(always.output.contains(Self.escape))
            for arguments in [["list"], ["doctor"]] {
                #expect(try !sandbox.run(arguments).output.contains(Self.escape))
                #expect(try sandbox.run(arguments + ["--color", "always"]).output.contains(Self.escape))
            }
        }

        /// Runs the binary with a pseudo terminal for everything.
        private func onTerminal(_ sandbox: Sandbox, _ name: String, _ environment: String = "") throws -> String {
            let words = sandbox.arguments(name, rounds: "3").map { "'\($0)'" }.joined(separator: ", ")
            let program = """
                import os, pty, sys
                seen = b""
                def read(fd):
                    global seen
                    data = os.read(fd, 4096)
                    seen += data
                    return data
                code = os.waitstatus_to_exitcode(pty.spawn([os.environ["F"], \(words)], read, lambda fd: b""))
                sys.exit(code)
                """
            _ = try sandbox.file("on-terminal.py", program)
            let outcome = try sandbox.shell("env TERM=xterm \(environment) python3 on-terminal.py")
            #expect(outcome.status == 0, "\(outcome.error)")
            return outcome.output
        }

        @Test(.python)
        func `on a terminal one line is drawn again and again, in colour`() throws {
            let sandbox = try Sandbox()
            let seen = try onTerminal(sandbox, "r")
            for round in 1...3 { #expect(seen.contains("round \(round)/3"), "\(seen)") }
            #expect(seen.components(separatedBy: "\r\(Self.escape)K").count >= 4)
            #expect(seen.contains("\(Self.escape)32m"))
        }

        @Test(.python)
        func `NO_COLOR keeps the line and drops the colour, CI drops the line`() throws {
            let sandbox = try Sandbox()
            let plain = try onTerminal(sandbox, "r", "NO_COLOR=1")
            #expect(plain.contains("round 3/3") && plain.contains("\r\(Self.escape)K"))
            #expect(plain.firstMatch(of: /\u{1B}\[[0-9]+m/) == nil)
            let ci = try onTerminal(sandbox, "s", "CI=true")
            #expect(!ci.contains("\r\(Self.escape)K"))
        }
    }
}
