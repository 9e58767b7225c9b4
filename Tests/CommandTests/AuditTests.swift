import Foundation
import TestSupport
import Testing

extension CommandTests.Measured {
    /// Bytes that change while a run is at work.
    struct AuditTests {
        /// The one data file of a run.
        private func dataFile(of sandbox: Sandbox) -> String? {
            (FileManager.default.enumerator(atPath: sandbox.data)?.compactMap { $0 as? String } ?? [])
                .map { "\(sandbox.data)/\($0)" }.first { $0.hasSuffix("/0000000") }
        }

        private func rounds(of sandbox: Sandbox) -> Int {
            (try? sandbox.text("out/r.partial.jsonl"))?.split(separator: "\n").count { $0.hasPrefix("{\"case\"") } ?? 0
        }

        @Test func `a byte that a copy does not look at and that changes in mid-run is found in the last round`() throws
        {
            // On a busy machine this process may come late, when the last round is over.
            let isFound = { (result: ResultFile) in result.engines.contains { $0.texts("status").last == "failed" } }
            let result: ResultFile = try undisturbed(until: isFound) {
                let sandbox = try Sandbox()
                let run = try sandbox.start(sandbox.arguments("r", rounds: "12", "--consume", "copy"))
                try run.wait("first round") { rounds(of: sandbox) >= 1 }
                if let path = dataFile(of: sandbox), let file = FileHandle(forUpdatingAtPath: path) {
                    // Not in the first word of a block, which is in every digest.
                    try file.seek(toOffset: 1000)
                    let byte = try file.read(upToCount: 1)?.first ?? 0
                    try file.seek(toOffset: 1000)
                    try file.write(contentsOf: [~byte])
                    try file.close()
                }
                let outcome = try run.wait()
                #expect(outcome.status == 0, "\(outcome.error)")
                return try sandbox.result("r")
            }
            for engine in result.engines {
                #expect(engine.texts("status").dropLast().allSatisfy { $0 != "failed" })
                #expect(engine.texts("status").last == "failed")
                #expect(
                    engine.texts("reason").last == "an untimed pass over every byte did not find the file's content"
                )
            }
        }
    }
}
