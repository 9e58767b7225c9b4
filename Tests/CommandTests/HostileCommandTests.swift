import Foundation
import TestSupport
import Testing

extension CommandTests {
    /// Text from files and arguments, at the real standard output and standard error.
    @Suite struct HostileCommandTests {
        private func file(_ name: String) throws -> String {
            let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            return try String(contentsOf: folder.appending(path: "PinsTests/Fixtures/Results/\(name)"), encoding: .utf8)
        }

        @Test func `a stored result and a journal act on nothing`() throws {
            let box = try Sandbox()
            // The reason of a trial: each command shows it.
            let isReason: (String) -> Bool = { $0.hasPrefix("the data lies in memory") }
            let text = try HostileText.documents(from: file("refused.json")).first { isReason($0.text) }?.document
            let result = try box.file("a.json", try #require(text))
            let other = try box.file("b.json", try file("refused.json"))
            let journal = HostileText.documents(from: try file("refused.partial.jsonl")).first { isReason($0.text) }
            _ = try box.file("c.partial.jsonl", try #require(journal).document)
            for (arguments, code) in [
                (["show", result], 0), (["explain", result], 0), (["compare", other, result], 3),
                (["recover", "\(box.path)/c.partial.jsonl"], 0),
                (["show", "\(box.path)/\(HostileText.text.split(separator: "/")[0])"], 65),
                (["run", HostileText.text], 64), (["run", "--filter", HostileText.text], 64),
            ] as [([String], Int32)] {
                let outcome = try box.run(arguments)
                #expect(outcome.status == code, "\(arguments): \(outcome.error)")
                #expect(HostileText.acting(in: outcome.output) == [], "\(arguments)")
                #expect(HostileText.acting(in: outcome.error.replacing("##[", with: "")) == [], "\(arguments)")
            }
            for name in ["c.json", "c.csv"] {
                let written = try box.text(name).replacing("\r\n", with: "\n").replacing("##[", with: "")
                #expect(HostileText.acting(in: written) == [], "\(name)")
            }
        }
    }
}
