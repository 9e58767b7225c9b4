import Foundation
import Testing

extension CommandTests.Measured {
    /// A gate or a self-test that is interrupted has no answer, and leaves nothing.
    struct GateSignalTests {
        private static let suite = """
            min-trial: 50ms
            workloads:
              - name: touch
                pattern: random
                file-size: 8MiB
                consume: touch
                engines: [pread, mmap]
            """
        static let signals = [(SIGINT, 130, "SIGINT"), (SIGTERM, 143, "SIGTERM")]

        /// Another build's place, or none.
        private func base(_ sandbox: Sandbox, _ isWanted: Bool) throws -> [String] {
            guard isWanted else { return [] }
            try FileManager.default.copyItem(atPath: try #require(Binary.path), toPath: sandbox.path + "/copy")
            return ["--base-binary", sandbox.path + "/copy"]
        }

        /// Sends the signal, and expects the end of a command whose workers these are.
        private func expectEnd(of run: Started, by signal: (number: Int32, code: Int, name: String), _ sandbox: Sandbox)
            throws
        {
            let workers = run.children
            run.send(signal.number)
            let outcome = try run.wait()
            #expect(outcome.status == signal.code, "\(outcome.error)")
            #expect(outcome.output == "")
            let lines = outcome.errorLines.filter { $0.contains("SIG") }
            #expect(lines == ["\(signal.name): no answer without all rounds"])
            #expect(outcome.errorLines.last == lines.last)
            #expect(sandbox.leftovers.isEmpty && sandbox.results.isEmpty)
            #expect(Started.left(of: workers).isEmpty)
        }

        @Test(arguments: signals, [false, true])
        func `a signal ends a gate with its code, one line and no answer`(
            signal: (number: Int32, code: Int, name: String),
            hasOtherBuild: Bool
        ) throws {
            let sandbox = try Sandbox()
            let suite = try sandbox.file("small.yaml", Self.suite)
            let run = try sandbox.start(
                [
                    "gate", suite, "--directory", sandbox.data, "--rounds", "1000", "--expect",
                    "mmap/pread on . at most 1000", "--json", sandbox.out + "/gate.json", "--junit",
                    sandbox.out + "/gate.xml",
                ] + base(sandbox, hasOtherBuild)
            )
            try run.wait("a round") { run.error.contains("round 1 of 1000") }
            try run.wait("workers") { run.children.count == (hasOtherBuild ? 2 : 1) }
            try expectEnd(of: run, by: signal, sandbox)
        }

        @Test(arguments: signals, [false, true])
        func `a signal ends a self-test with its code, one line and no table`(
            signal: (number: Int32, code: Int, name: String),
            ofBuilds: Bool
        ) throws {
            let sandbox = try Sandbox()
            let run = try sandbox.start(
                ["selftest", "--aa", "100", "--directory", sandbox.data, "--markdown", sandbox.out + "/s.md"]
                    + base(sandbox, ofBuilds)
            )
            // A process for each of the four data sets at most, one for the handshake and one for the prices: then rounds.
            var seen: Set<Int32> = []
            try run.wait("rounds") {
                seen.formUnion(run.children)
                return seen.count > 8 && !run.children.isEmpty
            }
            try expectEnd(of: run, by: signal, sandbox)
        }
    }
}
