import Foundation
import Testing

extension CommandTests {
    /// `show` over files that exist: what it prints, which cases, and every exit code.
    @Suite struct Show {
        private static let reference = "\(Documentation.root)/results/reference"

        @Test func `the reference result of 0-1-0 is shown as run printed it then`() throws {
            let outcome = try Sandbox().run(["show", "\(Self.reference)/quick.json", "--details"])
            #expect(outcome.status == 0 && outcome.error == "", "\(outcome.error)")
            let printed = try Documentation.text("results/reference/quick.txt")
            #expect(outcome.output.hasSuffix("\n\n" + Self.withoutFiles(printed)))
        }

        @Test func `the answer comes first, the figures only when they are asked for, and the sentence by itself`()
            throws
        {
            let box = try Sandbox()
            let file = "\(Self.reference)/quick.json"
            let answer = try box.run(["show", file], environment: ["COLUMNS": "80"])
            #expect(answer.status == 0 && answer.error == "", "\(answer.error)")
            #expect(answer.output.hasPrefix("Should this use mmap?") && !answer.output.contains("median/op"))
            let lines = answer.output.split(separator: "\n", omittingEmptySubsequences: false).dropLast()
            #expect(lines.count <= 20 && lines.allSatisfy { $0.count <= 80 }, "\(answer.output)")
            #expect(answer.output.contains("faultline show \(file) --details"))
            let brief = try box.run(["show", file, "--brief"], environment: ["COLUMNS": "80"]).output
            #expect(answer.output.hasSuffix("\n" + brief) && brief.split(separator: "\n").count <= 3, "\(brief)")
            let details = try box.run(["show", file, "--details"]).output
            #expect(details.hasPrefix("Should this use mmap?") && details.contains("median/op"))
            try box.run(["show", file, "--details", "--brief"]).expectRefusal(64, naming: "--brief")
        }

        @Test(arguments: [("60", 60), ("79", 79), ("200", 200), ("1000", 200), ("5", 60), ("wide", 100)])
        func `lines are as wide as COLUMNS says, from 60 to 200, and 100 where nothing says`(text: String, columns: Int)
            throws
        {
            let file = "\(Self.reference)/quick.json"
            let outcome = try Sandbox().run(["show", file], environment: ["COLUMNS": text])
            let widest =
                outcome.output.split(separator: "\n").filter { !$0.hasPrefix("Details") }.map(\.count).max() ?? 0
            #expect(widest <= columns && widest > columns - 25, "\(widest)")
        }

        @Test func `a case is chosen by its id or by its workload's name, and its verdict is that of the whole run`()
            throws
        {
            let box = try Sandbox()
            let file = "\(Self.reference)/quick.json"
            let whole = try box.run(["show", file, "--details"]).output
            let part = try box.run(["show", file, "random-read", "--details"])
            #expect(part.status == 0 && part.error == "", "\(part.error)")
            #expect(part.output.contains("Holm over 8 pairs") && !part.output.contains("random-touch"))
            // Columns are as wide as what is shown asks for.
            let words = Words.joined(whole)
            for line in part.output.split(separator: "\n").drop(while: { !$0.contains("median/op") }).dropFirst()
                .prefix(5)
            {
                #expect(words.contains(Words.joined(String(line))), "\(line)")
            }
            let ids = try Documentation.text("results/reference/quick.json").matches(of: /"id": "(random-read[^"]+)"/)
            let id = String(try #require(ids.first).1)
            #expect(try box.run(["show", file, id, "--details"]).output == part.output)
            try box.run(["show", file, "random-reed"]).expectRefusal(64, naming: "perhaps 'random-read'")
            try box.run(["show", file, "xyzzy"]).expectRefusal(64, naming: "accepted: sequential-read, random-read")
            try box.run(["show", file, "random-read/kind=file"]).expectRefusal(64, naming: id)
        }

        @Test func `usage errors end with 64, and files that are no results with 65`() throws {
            let box = try Sandbox()
            let file = try box.file("a.json", CompareFile().text)
            try box.run(["show"]).expectRefusal(64, naming: "file")
            try box.run(["show", file, "--color", "blue"]).expectRefusal(64, naming: "blue")
            let damaged = try box.file("short.json", String(CompareFile().text.dropLast(40)))
            for path in ["\(box.path)/missing.json", damaged, box.path, try box.file("empty.json", "")] {
                try box.run(["show", path]).expectRefusal(65, naming: path)
            }
        }

        @Test func `a result without a valid trial is shown with its reasons, and ends with 4`() throws {
            let box = try Sandbox()
            let text = CompareFile().text.replacing("\"valid\"", with: "\"failed\"")
            let outcome = try box.run(["show", try box.file("failed.json", text)])
            #expect(outcome.status == 4 && outcome.errorLines.count == 1)
            #expect(outcome.output.contains("NO ANSWER") && outcome.output.contains("trials failed"))
        }

        /// What `run` prints, without the files that it wrote, which `show` does not write.
        fileprivate static func withoutFiles(_ text: String) -> String {
            String(text.prefix(upTo: text.ranges(of: "\nwrote ").last?.lowerBound ?? text.endIndex))
        }
    }
}

extension CommandTests.Measured {
    /// `show` of what a real run made.
    struct ShowRunTests {
        @Test(arguments: [[], ["--latency", "--threads", "2"], ["--rate", "20000"], ["--cache", "cold"]])
        func `a run prints what show makes of its file, but for the names of the files`(options: [String]) throws {
            let box = try Sandbox()
            let more = ["--pattern", "random"] + options
            let run = try box.run(box.arguments("r", rounds: "6", minTrial: "2ms") + more)
            #expect(run.status == 0, "\(run.error)")
            let shown = try box.run(["show", "\(box.out)/r.json", "--details"])
            #expect(shown.status == 0 && shown.error == "", "\(shown.error)")
            #expect(run.output == shown.output + "\nwrote \(box.out)/r.json and \(box.out)/r.csv\n")
            let colour = try box.run(["show", "\(box.out)/r.json", "--details", "--color", "always"]).output
            #expect(colour != shown.output && colour.replacing(/\u{1b}\[[0-9]*m/, with: "") == shown.output)
        }

        @Test func `a run prints the answer that show prints, or the sentence alone`() throws {
            let box = try Sandbox()
            let plain = { (name: String) in
                box.arguments(name, rounds: "6", minTrial: "2ms").filter { $0 != "--details" }
            }
            let run = try box.run(plain("r"))
            #expect(run.status == 0, "\(run.error)")
            #expect(run.output == (try box.run(["show", "\(box.out)/r.json"]).output))
            let brief = try box.run(plain("b") + ["--brief"])
            #expect(brief.output == (try box.run(["show", "\(box.out)/b.json", "--brief"]).output))
            #expect(brief.output.hasSuffix(".\n") && brief.output.split(separator: "\n").count == 1)
        }

        @Test func `a journal that a crash left is shown as recover shows it`() throws {
            let folder = try ScratchFolder()
            try folder.makeJournal(at: "killed.partial.jsonl")
            let shown = try folder.run(["show", "killed.partial.jsonl", "--details"])
            #expect(shown.code == 0, "\(shown.errors)")
            #expect(shown.output.contains("cut short (recovered)"))
            #expect(folder.has("killed.partial.jsonl") && !folder.has("killed.json"))
            let recovered = try folder.run(["recover", "killed.partial.jsonl", "--details"])
            #expect(recovered.output == shown.output + "\nwrote killed.json and killed.csv\n")
        }
    }
}
