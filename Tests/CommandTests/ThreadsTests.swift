import Foundation
import Glibc
import Testing

extension CommandTests.Measured {
    /// Threads, processes and busy CPUs beside them, by the real binary.
    struct ThreadsTests {
        private static let canScale = ProcessInfo.processInfo.activeProcessorCount > 1

        @Test(.enabled(if: canScale, "needs two CPUs"))
        func `threads stand against one thread, with the control between them`() throws {
            let sandbox = try Sandbox()
            let suite = try sandbox.file(
                "s.yaml",
                """
                min-trial: 1ms
                workloads:
                  - {name: w, pattern: random, file-size: 8MiB, threads: [1, 2], sharing: [shared, processes], engines: [pread, mmap]}
                """
            )
            let (run, result) = try sandbox.measure(sandbox.arguments("r", rounds: "2", suite))
            #expect(run.status == 0, "\(run.error)")
            #expect(result.isValid, "\(result.reasons)")
            #expect(result.engines.count == 12)
            for words in ["w, 2 threads: pread ", "w, 2 processes: mmap ", "beside 1 busy CPU"] {
                #expect(run.output.contains(words), "\(words)")
            }
            // Where others had the CPU, that explains it, and nothing is said of the engine.
            let said = run.output.split(whereSeparator: \.isWhitespace).joined(separator: " ")
            #expect(said.contains("the engine keeps ") || said.contains("says nothing of the engine"), "\(said)")
            let threads = result.engines.filter { $0.numbers("threads")[0] == 2 }
            #expect(threads.count == 4)
            for engine in threads {
                #expect(engine.numbers("thread_slowest_ns").allSatisfy { ($0 ?? 0) > 0 })
                #expect(Set(engine.texts("digest")).count == 1)
            }
        }

        @Test func `more threads than CPUs are refused, and the run goes on`() throws {
            let sandbox = try Sandbox()
            let suite = try sandbox.file(
                "s.yaml",
                """
                min-trial: 1ms
                workloads:
                  - {name: many, file-size: 8MiB, block-size: 4KiB, threads: 1024}
                  - {name: busy, file-size: 8MiB, spinners: 1023}
                  - {name: one, file-size: 8MiB}
                """
            )
            let (run, result) = try sandbox.measure(sandbox.arguments("r", suite))
            #expect(run.status == 0, "\(run.error)")
            #expect(result.engines(of: "one").map(\.isValid) == [true, true])
            for (name, words) in [("many", "1024 threads, and"), ("busy", "1 thread and 1023 spinners, and")] {
                let engine = result.engines(of: name)[0]
                #expect(engine.texts("status") == ["refused"])
                let reason = engine.texts("reason")[0] ?? ""
                #expect(reason.hasPrefix(words) && reason.contains("this process may use"), "\(reason)")
            }
        }

        @Test(
            .enabled(if: canScale, "needs two CPUs"),
            arguments: ["--spinners=1", "--sharing=processes"],
            [SIGTERM, SIGKILL]
        )
        func `processes beside a worker end with it, however it ends`(option: String, signal: Int32) throws {
            let sandbox = try Sandbox()
            let run = try sandbox.start(
                sandbox.arguments("r", rounds: "1000", minTrial: "200ms", "--pattern", "random", option)
            )
            var found: [Int32] = []
            try run.wait("a process of a worker") {
                found = run.children.flatMap(Started.children)
                return !found.isEmpty
            }
            run.send(signal)
            _ = try run.wait()
            #expect(Started.left(of: found).isEmpty)
            // A run that is killed leaves its data.
            for left in sandbox.leftovers { try? FileManager.default.removeItem(atPath: "\(sandbox.data)/\(left)") }
        }
    }
}
