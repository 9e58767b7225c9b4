import Foundation
import Testing

extension CommandTests {
    /// `explain` over files that the tests write: every form, every exit code.
    @Suite struct Explain {
        private let box: Sandbox
        private let file: String

        init() throws {
            box = try Sandbox()
            file = try box.file("a.json", CompareFile().text)
        }

        @Test func `a result of an earlier version is explained as far as it goes, and says what is missing`() throws {
            let outcome = try box.run(["explain", file])
            #expect(outcome.status == 0 && outcome.error == "", "\(outcome.error)")
            for part in [
                "work: random read", "pread: 1.2", "access", "unexplained", "mmap is ahead of pread", "no calibration",
            ] {
                #expect(outcome.output.contains(part), "\(part)")
            }
        }

        @Test(arguments: [("text", "pread"), ("markdown", "### ")])
        func `text and Markdown are printed`(format: String, part: String) throws {
            let outcome = try box.run(["explain", file, "work", "--format", format])
            #expect(outcome.status == 0 && outcome.error == "", "\(outcome.error)")
            #expect(outcome.output.contains(part))
        }

        @Test func `JSON is printed with its schema and every engine`() throws {
            let outcome = try box.run(["explain", file, "work", "--format", "json"])
            #expect(outcome.status == 0 && outcome.error == "", "\(outcome.error)")
            let root = try JSONDecoder().decode(JSON.self, from: Data(outcome.output.utf8))
            #expect(root["schema"].text == "faultline.explain/1")
            #expect(root["cases"].list.first?["engines"].list.map { $0["engine"].text } == ["pread", "mmap"])
        }

        @Test func `a case is chosen by its id or by its workload's name`() throws {
            let ids = try box.run(["explain", file, "--format", "json"]).output.matches(of: /"id" : "([^"]+)"/)
            let id = String(try #require(ids.first).1)
            #expect(try box.run(["explain", file, id]).status == 0)
            try box.run(["explain", file, "works"]).expectRefusal(64, naming: "perhaps 'work'")
            try box.run(["explain", file, "xyzzy"]).expectRefusal(64, naming: "accepted: work")
            try box.run(["explain", file, "work/kind=file"]).expectRefusal(64, naming: id)
        }

        @Test func `usage errors end with 64, and files that are no results with 65`() throws {
            try box.run(["explain"]).expectRefusal(64, naming: "file")
            try box.run(["explain", file, "--format", "xml"]).expectRefusal(64, naming: "xml")
            let damaged = try box.file("short.json", String(CompareFile().text.dropLast(40)))
            for path in ["\(box.path)/missing.json", damaged, box.path, try box.file("empty.json", "")] {
                try box.run(["explain", path]).expectRefusal(65, naming: path)
            }
        }

        @Test func `a result without a valid trial ends with 4`() throws {
            let text = CompareFile().text.replacing("\"valid\"", with: "\"failed\"")
            let outcome = try box.run(["explain", try box.file("failed.json", text)])
            #expect(outcome.status == 4 && outcome.errorLines.count == 1)
            #expect(outcome.output.contains("pread: no valid trial"))
        }
    }
}

extension CommandTests.Measured {
    /// `explain` of what a real run made.
    struct ExplainRunTests {
        @Test func `a run is explained from its JSON and from its journal, and each sum holds`() throws {
            let box = try Sandbox()
            let arguments = box.arguments("r", rounds: "6", minTrial: "5ms", "--pattern", "random")
            #expect(try box.run(arguments).status == 0)
            let outcome = try box.run(["explain", "\(box.out)/r.json", "--format", "json"])
            #expect(outcome.status == 0, "\(outcome.error)")
            let root = try JSONDecoder().decode(JSON.self, from: Data(outcome.output.utf8))
            let engines = try #require(root["cases"].list.first)["engines"].list
            #expect(engines.count == 2)
            for engine in engines {
                let whole = try #require(engine["whole"].number)
                let access = try #require(engine["access"].number)
                func sum(_ key: String) -> Double {
                    engine[key].list.reduce(0) { $0 + ($1["nanoseconds"].number ?? 0) }
                }
                #expect(abs(sum("phases") + access - whole) < 1e-6 * whole)
                #expect(abs(sum("parts") + (engine["unexplained"].number ?? .nan) - access) < 1e-6 * whole)
            }
            func parts(_ engine: Int) -> [String?] { engines[engine]["parts"].list.map { $0["kind"].text } }
            #expect(parts(0).contains("system-calls") && parts(0).contains("memory"))
            #expect(parts(1).contains("memory") && !parts(1).contains("system-calls"))
            #expect(try box.run(["explain", "\(box.out)/r.json"]).output.contains("of anonymous memory"))
        }

        @Test func `a run says what its counters counted, or why there were none`() throws {
            let box = try Sandbox()
            #expect(try box.run(box.arguments("r", rounds: "2", minTrial: "2ms")).status == 0)
            let result = try box.result("r")
            let counters = result.root["environment"]["counters"]
            let names = ["cycles", "instructions", "dtlb_misses"]
            #expect(names.allSatisfy(result.columns.contains))
            let text = try box.run(["explain", "\(box.out)/r.json"]).output
            let doctor = try box.run(["doctor"]).output
            if counters["scope"].text == "none" {
                let reason = try #require(counters["reason"].text)
                // The reason ends in its fix, if there is one, which the doctor has in a line of its own.
                let phrase = String(reason.prefix { $0 != "(" })
                #expect(!phrase.isEmpty && Words.joined(doctor).contains(phrase))
                #expect(Words.joined(text).contains("dTLB misses are not known: \(reason)"), "\(text)")
                #expect(!text.contains("counted for an operation"))
                for engine in result.engines { #expect(names.flatMap(engine.numbers).allSatisfy { $0 == nil }) }
            } else {
                #expect(text.contains("counted for an operation") && !text.contains("are not known"))
                for engine in result.engines { #expect(engine.numbers("cycles").allSatisfy { ($0 ?? 0) > 0 }) }
            }
        }

        @Test func `a journal that a crash left is explained`() throws {
            let folder = try ScratchFolder()
            try folder.makeJournal(at: "killed.partial.jsonl")
            let answer = try folder.run(["explain", "killed.partial.jsonl"])
            #expect(answer.code == 0, "\(answer.errors)")
            #expect(answer.output.contains("unexplained"))
        }
    }
}
