import Foundation
import Testing

extension CommandTests.Measured {
    struct SignalTests {
        private func rounds(of sandbox: Sandbox) -> Int {
            (try? sandbox.text("out/r.partial.jsonl"))?.split(separator: "\n").count { $0.hasPrefix("{\"case\"") } ?? 0
        }

        /// Starts a run that would take minutes, and waits until it has some rounds and a worker at work.
        private func longRun(in sandbox: Sandbox) throws -> (run: Started, workers: [Int32]) {
            let run = try sandbox.start(sandbox.arguments("r", rounds: "1000", minTrial: "50ms", "--pattern", "random"))
            try run.wait("two rounds") { rounds(of: sandbox) >= 2 }
            try run.wait("worker") { !run.children.isEmpty }
            return (run, run.children)
        }

        @Test(arguments: [(SIGINT, 130, "SIGINT"), (SIGTERM, 143, "SIGTERM"), (SIGQUIT, 131, "SIGQUIT")])
        func `a signal ends the run with its code, keeps what was measured and cleans up`(
            signal: Int32,
            code: Int,
            name: String
        ) throws {
            let sandbox = try Sandbox()
            let (run, workers) = try longRun(in: sandbox)
            run.send(signal)
            let outcome = try run.wait()
            #expect(outcome.status == code, "\(outcome.error)")
            #expect(outcome.error.contains("\(name): keeping what was measured"))
            #expect(outcome.output.contains("ratio [interval]"))
            #expect(sandbox.results == ["r.csv", "r.json"])
            #expect(sandbox.leftovers.isEmpty)
            #expect(Started.left(of: workers).isEmpty)
            let result = try sandbox.result("r")
            #expect(result.root["run"]["ended"] == .text(name))
            // A trial whose pages were reclaimed is kept, too.
            let kept = Set(result.engines.flatMap { $0.texts("status") })
            #expect(kept.isSubset(of: ["valid", "invalid"]), "\(result.reasons)")
            #expect(result.engines.allSatisfy { $0.column("round").count >= 2 })
            #expect(try CSV(sandbox.text("out/r.csv")).rows.count == 2 * result.engines[0].column("round").count)
        }

        @Test func `a signal while data is made leaves no data, and nothing measured is no success`() throws {
            let sandbox = try Sandbox()
            let arguments = sandbox.arguments("r", rounds: "1000", "--file-size", "1GiB", "--cache", "cold")
            let run = try sandbox.start(arguments)
            try run.wait("data") {
                !sandbox.leftovers.filter { !$0.contains("probe") }.isEmpty && !run.children.isEmpty
            }
            run.send(SIGTERM)
            let outcome = try run.wait()
            #expect(outcome.status == 143, "\(outcome.error)")
            #expect(sandbox.leftovers.isEmpty)
        }

        @Test func `a second signal ends the run at once, and no worker is left`() throws {
            let sandbox = try Sandbox()
            let (run, workers) = try longRun(in: sandbox)
            run.send(SIGINT)
            run.send(SIGTERM)
            usleep(100_000)
            run.send(SIGINT)
            let outcome = try run.wait()
            #expect([130, 143, -Int(SIGINT), -Int(SIGTERM)].contains(outcome.status))
            #expect(Started.left(of: workers).isEmpty)
            #expect(sandbox.leftovers.isEmpty)
            // Whatever it had is there: as files, or as the journal. All rounds would take two minutes.
            #expect(sandbox.results == ["r.csv", "r.json"] || sandbox.results.contains("r.partial.jsonl"))
            let measured = (try? sandbox.result("r").engines[0].column("round").count) ?? rounds(of: sandbox)
            #expect(measured < 1000)
        }

        @Test func `when the harness is killed its workers die with it, and recover makes the files of its journal`()
            throws
        {
            let sandbox = try Sandbox()
            let (run, workers) = try longRun(in: sandbox)
            run.send(SIGKILL)
            #expect(try run.wait().status == -Int(SIGKILL))
            #expect(Started.left(of: workers).isEmpty)
            #expect(sandbox.results == ["r.partial.jsonl"])
            let measured = rounds(of: sandbox)
            let recovered = try sandbox.run(["recover", sandbox.out + "/r.partial.jsonl", "--details"])
            #expect(recovered.status == 0, "\(recovered.error)")
            #expect(recovered.output.contains("ratio [interval]") && recovered.output.contains("recovered"))
            #expect(sandbox.results == ["r.csv", "r.json"])
            let result = try sandbox.result("r")
            #expect(result.root["run"]["ended"] == .text("recovered"))
            #expect(result.engines.allSatisfy { $0.column("round").count == measured })
        }
    }
}
