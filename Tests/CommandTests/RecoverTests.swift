import Foundation
import Testing

extension CommandTests.Measured {
    struct RecoverTests {
        /// A journal as a crash leaves it, with three rounds.
        private func journal(in sandbox: Sandbox) throws -> String {
            let run = try sandbox.start(sandbox.arguments("j", rounds: "1000"))
            let path = "out/j.partial.jsonl"
            try run.wait("three rounds") { (try? sandbox.text(path))?.count { $0 == "\n" } ?? 0 >= 4 }
            run.send(SIGKILL)
            _ = try run.wait()
            let lines = try sandbox.text(path).split(separator: "\n").prefix(4)
            return lines.map { $0 + "\n" }.joined()
        }

        @Test func `a journal that was torn within a line gives the rounds before it`() throws {
            let sandbox = try Sandbox()
            let torn = try journal(in: sandbox).dropLast(40)
            let file = try sandbox.file("out/t.partial.jsonl", String(torn))
            let recovered = try sandbox.run(["recover", file, "--details"])
            #expect(recovered.status == 0, "\(recovered.error)")
            #expect(try sandbox.result("t").engines.allSatisfy { $0.numbers("round") == [0, 1] })
            #expect(try CSV(sandbox.text("out/t.csv")).rows.count == 4)
            #expect(!sandbox.results.contains("t.partial.jsonl"))
            // A run that was killed could not say how long it took.
            #expect(recovered.output.contains("Suite case, seed ") && !recovered.output.contains(", 0 s. "))
            // What is done is said to be done.
            let again = try sandbox.run(["recover", file])
            again.expectRefusal(65, naming: "No such file", "t.json is there", "faultline show")
            try sandbox.run(["recover", sandbox.out + "/t.json"]).expectRefusal(65, naming: "t.json: a finished result")
        }

        @Test func `results that exist are not overwritten, and the journal stays`() throws {
            let sandbox = try Sandbox()
            let text = try journal(in: sandbox)
            let file = try sandbox.file("out/t.partial.jsonl", text)
            for (ending, option) in [("json", []), ("csv", ["--output", "\(sandbox.out)/other.json"])] {
                let name = option.isEmpty ? "t" : "other"
                _ = try sandbox.file("out/\(name).\(ending)", "mine")
                try sandbox.run(["recover", file] + option).expectRefusal(
                    73,
                    naming: "\(name).\(ending) exists already"
                )
                #expect(try sandbox.text("out/\(name).\(ending)") == "mine")
                #expect(try sandbox.text("out/t.partial.jsonl") == text)
            }
            try sandbox.run(["recover", file, "--output", "/dev/null/x"]).expectRefusal(
                73,
                naming: "--output",
                "/dev/null/x"
            )
            for name in ["", "-"] {
                try sandbox.run(["recover", file, "--output", name]).expectRefusal(64, naming: "--output")
            }
        }

        @Test func `what is no journal is exit 65, named with its file, and makes nothing`() throws {
            let sandbox = try Sandbox()
            let header = try journal(in: sandbox).split(separator: "\n")[0]
            let garbage = try sandbox.file("g.jsonl", "garbage\n")
            let empty = try sandbox.file("e.jsonl", "")
            let cut = try sandbox.file("c.jsonl", String(header.dropLast(10)))
            let later = try sandbox.file(
                "l.jsonl",
                header.replacing("faultline.result/1", with: "faultline.result/9") + "\n"
            )
            let damaged = try sandbox.file("d.jsonl", header + "\n{\"case\":7}\n")
            for (file, text) in [
                (garbage, "not a Faultline journal"), (empty, "empty"), (cut, "header"), (later, "faultline.result/9"),
                (damaged, "line 2"), (sandbox.data, "Is a directory"), ("none.jsonl", "No such file or directory"),
            ] {
                try sandbox.run(["recover", file, "--output", sandbox.out + "/new"]).expectRefusal(
                    65,
                    naming: file,
                    text
                )
            }
            #expect(sandbox.results == ["j.partial.jsonl"])
        }
    }
}
