import Foundation
import TestSupport
import Testing

extension CommandTests.Measured {
    @Suite(
        .enabled(
            if: LoopFileSystem.obstacle == nil,
            "no ext4 file system can be mounted here (root, a loop device)"
        )
    )
    struct PowerLossTests {
        @Test func `a run whose disk loses its power ends with 74, and show and recover find each round`() throws {
            let sandbox = try Sandbox()
            let disk = try LoopFileSystem()
            var arguments = sandbox.arguments("r", rounds: "1000")
            arguments[4] = disk.path + "/r"
            let journal = disk.path + "/r.partial.jsonl"
            let run = try sandbox.start(arguments)
            let lines = { (try? String(contentsOfFile: journal, encoding: .utf8))?.count { $0 == "\n" } ?? 0 }
            try run.wait("two rounds") { lines() >= 3 }
            try disk.cutPower()
            let outcome = try run.wait()
            #expect(outcome.status == 74, "\(outcome.error)")
            #expect(outcome.errorLines.last?.contains("r.partial.jsonl") == true, "\(outcome.error)")
            #expect(sandbox.leftovers.isEmpty)
            try disk.powerUp()
            let shown = try sandbox.run(["show", journal])
            // Pages may have been reclaimed in each of so few trials.
            #expect([0, 4].contains(shown.status), "\(shown.error)")
            #expect(shown.output.contains("recovered"))
            let recovered = try sandbox.run(["recover", journal, "--output", sandbox.out + "/r"])
            #expect(recovered.status == 0, "\(recovered.error)")
            // A line that is seen is one that was synced, or is about to be.
            #expect(try sandbox.result("r").engines.allSatisfy { $0.column("round").count >= 1 })
        }
    }
}
