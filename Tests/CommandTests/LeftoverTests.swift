import Foundation
import Testing

extension CommandTests.Measured {
    /// Runs that were killed, and runs at once.
    struct LeftoverTests {
        private func longRun(in sandbox: Sandbox) throws -> Started {
            let run = try sandbox.start(sandbox.arguments("r", rounds: "1000", minTrial: "20ms"))
            try run.wait("first round") {
                (try? sandbox.text("out/r.partial.jsonl"))?.contains("\n{\"case\"") == true
            }
            return run
        }

        @Test func `what a killed run leaves is named by the next run and by doctor, and clean removes it`() throws {
            let sandbox = try Sandbox()
            let run = try longRun(in: sandbox)
            run.send(SIGKILL)
            _ = try run.wait()
            let left = try #require(sandbox.leftovers.first)
            // What is not the run's, or carries no marker, stays.
            try FileManager.default.createDirectory(
                atPath: sandbox.data + "/faultline-mine",
                withIntermediateDirectories: false
            )
            let doctor = try sandbox.run(["doctor", "--directory", sandbox.data])
            #expect(doctor.output.contains(left) && doctor.output.contains("faultline clean"), "\(doctor.output)")
            let next = try sandbox.run(sandbox.arguments("next"))
            #expect(next.status == 0, "\(next.error)")
            #expect(next.error.contains(left) && next.error.contains("faultline clean"), "\(next.error)")
            let dry = try sandbox.run(["clean", "--directory", sandbox.data, "--dry-run"])
            #expect(dry.status == 0 && dry.output.contains("would remove \(sandbox.data)/\(left)"), "\(dry.output)")
            #expect(sandbox.leftovers == ["faultline-mine", left].sorted())
            // The folder of the last run on this machine is looked at without being named.
            let clean = try sandbox.run(["clean"])
            #expect(clean.status == 0 && clean.output.contains("removed \(sandbox.data)/\(left)"), "\(clean.output)")
            #expect(sandbox.leftovers == ["faultline-mine"])
            #expect(try sandbox.run(["clean", "--directory", sandbox.data]).output.contains("nothing is left"))
        }

        @Test func `a second run at once is refused before it measures, and beside the first it says so in its result`()
            throws
        {
            let sandbox = try Sandbox()
            let run = try longRun(in: sandbox)
            defer { run.send(SIGKILL) }
            let second = try sandbox.run(sandbox.arguments("second"))
            second.expectRefusal(64, naming: "another run is at work", "process \(run.id)", "--beside")
            #expect(sandbox.results == ["r.partial.jsonl"])
            let clean = try sandbox.run(["clean", "--directory", sandbox.data])
            #expect(clean.output.contains("nothing is left"))
            let beside = try sandbox.run(sandbox.arguments("beside", rounds: "1", minTrial: "1ms", "--beside"))
            #expect(beside.status == 0, "\(beside.error)")
            #expect(try sandbox.result("beside").root["settings"]["beside"] == .flag(true))
            #expect(beside.output.contains("another run was at work"))
            let doctor = try sandbox.run(["doctor", "--directory", sandbox.data])
            #expect(doctor.output.contains("a run of Faultline is at work"))
        }

        @Test func `a run for standard output that is killed leaves rounds, which clean keeps`() throws {
            let sandbox = try Sandbox()
            let words = [
                "run", "--directory", sandbox.data, "--output", "-", "--file-size", "8MiB", "--rounds", "1000",
            ]
            let run = try sandbox.start(words)
            func journal() -> String? {
                sandbox.leftovers.map { "\(sandbox.data)/\($0)/journal.partial.jsonl" }.first {
                    (try? String(contentsOfFile: $0, encoding: .utf8))?.contains("\n{\"case\"") == true
                }
            }
            try run.wait("first round") { journal() != nil }
            run.send(SIGKILL)
            _ = try run.wait()
            let clean = try sandbox.run(["clean", "--directory", sandbox.data])
            #expect(clean.status == 0, "\(clean.error)")
            let kept = try #require(sandbox.leftovers.first)
            #expect(sandbox.leftovers.count == 1 && kept.hasSuffix(".partial.jsonl"))
            let recover = ["recover", "\(sandbox.data)/\(kept)", "--output", sandbox.out + "/kept"]
            #expect(try sandbox.run(recover).status == 0)
        }
    }
}
