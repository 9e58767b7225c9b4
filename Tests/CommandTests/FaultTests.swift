import Foundation
import TestSupport
import Testing

extension CommandTests.Measured {
    struct FaultTests {
        /// The file of data, once it is as large as it will be.
        private func dataFile(of sandbox: Sandbox, size: Int = 8 << 20) -> String? {
            let files = FileManager.default
            for name in files.enumerator(atPath: sandbox.data)?.compactMap({ $0 as? String }) ?? [] {
                let path = "\(sandbox.data)/\(name)"
                let facts = try? files.attributesOfItem(atPath: path)
                if facts?[.type] as? FileAttributeType == .typeRegular, facts?[.size] as? Int == size { return path }
            }
            return nil
        }

        private func truncateData(of sandbox: Sandbox, to size: UInt64) throws {
            let file = try FileHandle(forUpdating: URL(filePath: try #require(dataFile(of: sandbox))))
            try file.truncate(atOffset: size)
            try file.close()
        }

        /// Rounds that the journal of a run has.
        private func rounds(of sandbox: Sandbox) -> Int {
            (try? sandbox.text("out/r.partial.jsonl"))?.split(separator: "\n").count { $0.hasPrefix("{\"case\"") } ?? 0
        }

        @Test func `a file truncated under a mapping is a failed round that names SIGBUS, and the run goes on`() throws
        {
            // On a busy machine this process may come late, when the last round is at work.
            let (outcome, result) = try undisturbed(until: { isCutOff($1) }) {
                let sandbox = try Sandbox()
                let run = try sandbox.start(
                    sandbox.arguments("r", rounds: "6", minTrial: "100ms", "--pattern", "random", "--seed", "3")
                )
                try run.wait("first round") { rounds(of: sandbox) >= 1 }
                try? truncateData(of: sandbox, to: 4096)
                let outcome = try run.wait()
                #expect(sandbox.results == ["r.csv", "r.json"])
                #expect(sandbox.leftovers.isEmpty)
                return (outcome, try sandbox.result("r"))
            }
            #expect(outcome.status == 0, "\(outcome.error)")
            for engine in result.engines {
                #expect(engine.column("round").count == 6)
                #expect(engine.texts("status").first == "valid" && engine.texts("status").last == "failed")
            }
            #expect(
                result.reasons.contains { $0.contains("SIGBUS") || $0.contains("the file ends there") },
                "\(result.reasons)"
            )
            #expect(
                result.reasons.filter { $0.contains("SIGBUS") }.allSatisfy {
                    $0.contains("has 4096 of 8388608 bytes now")
                },
                "\(result.reasons)"
            )
            #expect(outcome.output.contains("trials failed"))
        }

        /// True where each engine's first trial is valid, and its last one failed.
        private func isCutOff(_ result: ResultFile) -> Bool {
            result.engines.map { $0.texts("status") }.allSatisfy { $0.first == "valid" && $0.last == "failed" }
        }

        @Test func `when every trial fails the run ends with 4, and the reasons are in the files`() throws {
            // On a busy machine this process may come late, when the first round is over.
            let (outcome, result) = try undisturbed(until: { outcome, _ in outcome.status == 4 }) {
                let sandbox = try Sandbox()
                let run = try sandbox.start(
                    sandbox.arguments("r", rounds: "3", minTrial: "300ms", "--pattern", "random")
                )
                try run.wait("journal") { sandbox.results.contains("r.partial.jsonl") }
                try? truncateData(of: sandbox, to: 0)
                let outcome = try run.wait()
                #expect(sandbox.results == ["r.csv", "r.json"])
                #expect(sandbox.leftovers.isEmpty)
                return (outcome, try sandbox.result("r"))
            }
            #expect(outcome.status == 4, "\(outcome.error)")
            #expect(outcome.errorLines.last?.hasPrefix("faultline: nothing could be measured") == true)
            #expect(result.engines.allSatisfy { $0.texts("status") == ["failed", "failed", "failed"] })
            #expect(result.reasons.count == 6)
        }

        @Test(.mounts)
        func `cold work on tmpfs is refused with the reason, and a run of nothing else ends with 4`() throws {
            let sandbox = try Sandbox()
            let disk = try sandbox.mount(size: "512m")
            let place = ["--directory", disk, "--output", sandbox.out + "/r"]
            let run = try sandbox.run(["run", "--file-size", "8MiB", "--cache", "cold", "--rounds", "2"] + place)
            #expect(run.status == 4, "\(run.error)")
            #expect(sandbox.names(in: disk).isEmpty)
            let result = try sandbox.result("r")
            #expect(result.engines.allSatisfy { $0.texts("status").allSatisfy { $0 == "refused" } })
            #expect(result.reasons.allSatisfy { $0.contains("tmpfs") } && !result.reasons.isEmpty)
        }

        @Test func `a worker that is killed is a failed round, and the others are measured`() throws {
            // A worker may have said all when the signal comes, and on a busy machine all may have.
            let result = try undisturbed(until: { hasLostOne($0) }) {
                let sandbox = try Sandbox()
                let run = try sandbox.start(sandbox.arguments("r", rounds: "4", minTrial: "200ms"))
                try run.wait("first round") { rounds(of: sandbox) >= 1 }
                try run.wait("worker") { !run.children.isEmpty }
                usleep(50000)
                for worker in run.children { kill(worker, SIGKILL) }
                let outcome = try run.wait()
                #expect(outcome.status == 0, "\(outcome.error)")
                #expect(sandbox.leftovers.isEmpty)
                return try sandbox.result("r")
            }
            #expect(hasLostOne(result))
            #expect(result.reasons.allSatisfy { $0.contains("SIGKILL") })
        }

        /// True where of each engine's trials one has failed and three are valid.
        private func hasLostOne(_ result: ResultFile) -> Bool {
            result.engines.map { $0.texts("status") }.allSatisfy { statuses in
                statuses.count { $0 == "failed" } == 1 && statuses.count { $0 == "valid" } == 3
            }
        }

        @Test func `a worker that takes too long is killed, and its round has failed`() throws {
            let sandbox = try Sandbox()
            let run = try sandbox.run(sandbox.arguments("r", rounds: "1", minTrial: "30s", "--worker-timeout", "1s"))
            #expect(run.status == 4, "\(run.error)")
            #expect(try sandbox.result("r").reasons.allSatisfy { $0.contains("took longer than 1 s") })
            #expect(sandbox.leftovers.isEmpty)
        }

        @Test(.mounts)
        func `no room for the journal is 74, and neither data nor half a file is left`() throws {
            let sandbox = try Sandbox()
            let disk = try sandbox.mount(size: "8k")
            _ = try Data(count: 4096).write(to: URL(filePath: disk + "/full"))
            _ = try? Data(count: 4096).write(to: URL(filePath: disk + "/fuller"))
            var arguments = sandbox.arguments("r", rounds: "50")
            arguments[4] = disk + "/r"
            let run = try sandbox.run(arguments)
            #expect(run.status == 74 || run.status == 73, "\(run.error)")
            #expect(run.errorLines.count { $0.contains("No space left on device") } == 1, "\(run.error)")
            #expect(run.errorLines.last?.hasPrefix("faultline: ") == true, "\(run.error)")
            #expect(run.output == "")
            #expect(sandbox.leftovers.isEmpty)
            #expect(sandbox.names(in: disk).allSatisfy { !$0.hasPrefix("r") })
        }

        @Test(.mounts)
        func `no room for the files is 74, and the journal stays whole to be recovered`() throws {
            let sandbox = try Sandbox()
            let disk = try sandbox.mount(size: "64k")
            var arguments = sandbox.arguments("r", rounds: "80", "--engines", "mmap")
            arguments[4] = disk + "/r"
            let run = try sandbox.run(arguments)
            #expect(run.status == 74, "\(run.error)")
            #expect(run.errorLines.last?.hasPrefix("faultline: ") == true)
            #expect(run.error.contains("faultline recover"))
            #expect(sandbox.leftovers.isEmpty)
            #expect(sandbox.names(in: disk) == ["r.partial.jsonl"])
            let recovered = try sandbox.run(["recover", disk + "/r.partial.jsonl", "--output", sandbox.out + "/r"])
            #expect(recovered.status == 0, "\(recovered.error)")
            #expect(try sandbox.result("r").engines[0].column("round").count >= 1)
        }

        @Test func `standard output that is closed, full or left by its reader never crashes a run`() throws {
            let sandbox = try Sandbox()
            let run = "\"$F\" run --directory \"$D\" --file-size 8MiB --rounds 1 --min-trial 1ms"
            let head = try sandbox.shell("\(run) --output \"$O/head\" | head -1 >/dev/null; echo ${PIPESTATUS[0]}")
            #expect(head.output == "0\n", "\(head.error)")
            let closed = try sandbox.shell("\(run) --output \"$O/closed\" >&-")
            #expect(closed.status == 74, "\(closed.error)")
            let nothing = try sandbox.shell("\(run) --output \"$O/nothing\" <&- >&- 2>&-")
            #expect(nothing.status == 74)
            let silent = try sandbox.shell("\(run) --output \"$O/silent\" <&- >/dev/null 2>&-")
            #expect(silent.status == 0)
            #expect(
                try Set(sandbox.result("silent").engines.flatMap { $0.texts("status") }).isSubset(of: [
                    "valid", "invalid",
                ])
            )
            #expect(sandbox.results == ["head.csv", "head.json", "silent.csv", "silent.json"])
            for lost in [">/dev/full", ">&-"] {
                for name in sandbox.leftovers { try FileManager.default.removeItem(atPath: "\(sandbox.data)/\(name)") }
                let answer = try sandbox.shell("\(run) --output - \(lost)")
                #expect(answer.status == 74, "\(answer.error)")
                #expect(answer.errorLines.last?.hasPrefix("faultline: ") == true)
            }
            // What was measured may be kept as a journal beside the data, which is gone in any case.
            for name in sandbox.leftovers {
                #expect(name.hasSuffix(".partial.jsonl"))
                let recover = ["recover", "\(sandbox.data)/\(name)", "--output", "\(sandbox.out)/kept"]
                #expect(try sandbox.run(recover).status == 0)
            }
        }
    }
}
