import Foundation
import Testing

extension CommandTests.Measured {
    /// Write-back as a run tells of it.
    struct WritebackTests {
        @Test func `a title says that there was no write-back, where each valid trial was verified so`() throws {
            let sandbox = try Sandbox()
            let (run, result) = try sandbox.measure(
                sandbox.arguments(
                    "r",
                    rounds: "2",
                    minTrial: "5ms",
                    "--details",
                    "--operation",
                    "mixed",
                    "--pattern",
                    "random"
                )
            )
            #expect(result.engines.count == 2)
            for engine in result.engines {
                #expect(engine.isValid, "\(engine.texts("reason"))")
                #expect(engine.numbers("written_pages").allSatisfy { ($0 ?? .infinity) <= 256 })
            }
            #expect(run.output.contains(", steady, copy, without write-back"))
        }

        @Test func `work under write-back of a file that the kernel lets wait is refused`() throws {
            let sandbox = try Sandbox()
            let run = try sandbox.run(
                sandbox.arguments("r", "--operation", "mixed", "--pattern", "random", "--writeback", "beyond")
            )
            #expect(run.status == 4, "\(run.error)")
            let result = try sandbox.result("r")
            for engine in result.engines {
                #expect(engine.texts("status") == ["refused"])
                let reason = engine.texts("reason")[0] ?? ""
                #expect(
                    reason.hasPrefix("writeback beyond: the case dirties 8 MiB, and the kernel writes back from "),
                    "\(reason)"
                )
            }
            #expect(run.output.contains("write-back beyond the limits") && !run.output.contains("under write-back"))
        }
    }
}
