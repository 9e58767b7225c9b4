import Foundation
import Testing

extension CommandTests {
    /// `compare` over files that the tests write: every exit code, every form, every kind of bad file.
    @Suite struct Compare {
        private let box: Sandbox
        private let base: String
        private let other: String

        init() throws {
            box = try Sandbox()
            base = try box.file("a.json", CompareFile().text)
            other = try box.file("b.json", CompareFile(factor: 1.3).text)
        }

        private func refuses(_ path: String, _ parts: String..., sourceLocation: SourceLocation = #_sourceLocation)
            throws
        {
            for files in [[base, path], [path, base]] {
                let outcome = try box.run(["compare"] + files)
                outcome.expectRefusal(65, naming: "\(path)", sourceLocation: sourceLocation)
                for part in parts {
                    #expect(outcome.error.contains(part), "\(outcome.error)", sourceLocation: sourceLocation)
                }
            }
        }

        @Test func `two files are compared, and the advice is given`() throws {
            let outcome = try box.run(["compare", base, other])
            #expect(outcome.status == 0 && outcome.error == "", "\(outcome.error)")
            for part in [
                "1.30x slower", "same (within 5 %)", "geometric mean", "Advisory", "8 to 44 %", "--base-binary",
            ] {
                #expect(outcome.output.contains(part), "\(part)")
            }
        }

        @Test func `several files are each compared with the first`() throws {
            let third = try box.file("c.json", CompareFile(factor: 0.7).text)
            let outcome = try box.run(["compare", base, other, third])
            #expect(outcome.status == 0)
            #expect(outcome.output.contains("B / A") && outcome.output.contains("C / A"))
            #expect(outcome.output.contains("1.43x faster"))
        }

        @Test(arguments: ["table", "markdown", "csv", "json"])
        func `every form is printed`(format: String) throws {
            let outcome = try box.run([
                "compare", base, other, "--format", format, "--sort", "change", "--metric", "cpu",
            ])
            #expect(outcome.status == 0 && outcome.error == "")
            switch format {
            case "json":
                let root = try JSONDecoder().decode(JSON.self, from: Data(outcome.output.utf8))
                #expect(root["schema"].text == "faultline.compare/1" && root["metric"].text == "cpu")
            case "csv": #expect(outcome.output.split(separator: "\r\n").count == 4)
            default: #expect(outcome.output.contains("mmap / pread") && outcome.output.contains("B / A"))
            }
        }

        @Test func `colour is where it is asked for`() throws {
            #expect(try box.run(["compare", base, other, "--color", "always"]).output.contains("\u{1b}["))
            #expect(try !box.run(["compare", base, other]).output.contains("\u{1b}["))
        }

        @Test func `another machine ends with 3, one line and the fields`() throws {
            let far = try box.file("far.json", CompareFile(kernel: "9.9").text)
            let outcome = try box.run(["compare", base, far])
            #expect(outcome.status == 3 && outcome.output == "")
            #expect(outcome.errorLines.count == 2)
            #expect(outcome.errorLines.first?.hasPrefix("faultline: not comparable: ") == true)
            #expect(outcome.errorLines.last == "  kernel release: 6.18 -> 9.9")
            let json = try box.run(["compare", base, far, "--format", "json"])
            #expect(json.status == 3 && json.output.contains("\"state\" : \"refused\""))
        }

        @Test func `a mismatch that is allowed shows engine ratios without verdicts`() throws {
            let far = try box.file("far.json", CompareFile(factor: 2, kernel: "9.9").text)
            let outcome = try box.run(["compare", base, far, "--allow-mismatch"])
            #expect(outcome.status == 0 && outcome.error == "")
            #expect(outcome.output.contains("mmap / pread") && outcome.output.contains("engine ratios alone"))
            #expect(!outcome.output.contains("slower") && !outcome.output.contains(" us "))
        }

        @Test func `other parameters end with 3, and no common case with 4`() throws {
            let more = try box.file("more.json", CompareFile(threads: 2).text)
            let outcome = try box.run(["compare", base, more])
            #expect(outcome.status == 3 && outcome.error.contains("work: threads: 1 -> 2"))
            let none = try box.file("none.json", CompareFile(workload: "other").text)
            let empty = try box.run(["compare", base, none])
            #expect(empty.status == 4 && empty.errorLines.count == 1)
            #expect(empty.output.contains("only in A:") && empty.output.contains("only in B:"))
            let filtered = try box.run(["compare", base, other, "--filter", "nothing"])
            #expect(filtered.status == 4 && filtered.error.contains("'nothing'"))
        }

        @Test func `too few rounds end with 3, and say how many are needed`() throws {
            let few = try box.file("few.json", CompareFile(rounds: 2).text)
            for files in [[few, few], [base, few], [few, base]] {
                let outcome = try box.run(["compare"] + files)
                #expect(outcome.status == 3 && outcome.output.contains("2 valid rounds; 6 are needed"))
                #expect(
                    outcome.error
                        == "faultline: not comparable: no row has more than 2 valid rounds in both files; 6 are needed\n"
                )
            }
            let silent = try box.run(["compare", base, other, "--metric", "device-bytes"])
            #expect(silent.status == 4 && silent.error.contains("no engine has a value of this metric"))
        }

        @Test func `usage errors end with 64`() throws {
            try box.run(["compare", base]).expectRefusal(64, naming: "at least one other")
            try box.run(["compare", base, other, "--metric", "speed"]).expectRefusal(64, naming: "speed")
            try box.run(["compare", base, other, "--format", "xml"]).expectRefusal(64, naming: "xml")
            try box.run(["compare", base, other, "--sort", "size"]).expectRefusal(64, naming: "size")
            try box.run(["compare", base, other, "--filter", "("]).expectRefusal(64, naming: "--filter")
        }

        @Test func `files that are no results are refused with their path and a reason`() throws {
            try refuses(try box.file("empty.json", ""), "empty")
            try refuses(box.path, "a folder")
            try refuses("\(box.path)/missing.json", "No such file")
            try refuses(try box.file("text.json", "Hello"), "line 1 column 1", "not a Faultline result")
            try refuses(try box.file("other.json", "{\"schema\": \"other/1\"}"), "not a Faultline result")
            try refuses(try box.file("new.json", "{\"schema\": \"faultline.result/7\"}"), "faultline.result/7")
            try refuses(try box.file("short.json", String(CompareFile().text.dropLast(40))), "line ")
        }

        @Test(arguments: [
            ("\"round\": [0,", "\"round\": [0,0,", "has"), ("\"wall_ns\": [", "\"wall_ns\": [-1,", "negative"),
            ("\"metric_ns_per_op\": [", "\"metric_ns_per_op\": [NaN,", "expected a value"),
            ("\"metric_ns_per_op\": [", "\"metric_ns_per_op\": [\"1\",", "has to be a number"),
            ("\"status\": [\"valid\"", "\"status\": [\"good\"", "status can't be"),
            ("\"run\":", "\"ran\":", "\"run\" is missing"),
        ])
        func `a damaged value is refused with its place`(old: String, new: String, part: String) throws {
            let text = CompareFile().text
            let damaged = text.replacing(old, with: new, maxReplacements: 1)
            #expect(damaged != text)
            try refuses(try box.file("damaged.json", damaged), part)
        }

        @Test func `a case that occurs twice is refused`() throws {
            try refuses(try box.file("twice.json", CompareFile(copies: 2).text), "occurs twice")
        }

        @Test func `pipes and unreadable files are refused without waiting`() throws {
            let pipe = "\(box.path)/pipe"
            #expect(unsafe mkfifo(pipe, 0o600) == 0)
            try refuses(pipe, "not a regular file")
            let secret = try box.file("secret.json", CompareFile().text)
            #expect(unsafe chmod(secret, 0) == 0)
            if getuid() != 0 { try refuses(secret, "Permission denied") }
        }

        @Test(arguments: ["", "{\"schema\": \"faultline.result/1\", \"x\": ", "{\"a\": \""])
        func `a gibibyte of garbage is refused by its start or its size`(start: String) throws {
            let path = try box.file("garbage.json", start)
            #expect(unsafe truncate(path, 1 << 30) == 0)
            let outcome = try box.run(["compare", base, path])
            outcome.expectRefusal(65, naming: path)
        }

        @Test func `a hundred damaged files are answered in one line, and none crashes`() throws {
            let bytes = Array(CompareFile(rounds: 6).text.utf8)
            var generator = CompareDamage(state: 77)
            var refused = 0
            for _ in 0..<100 {
                let path = try box.file("d.json", Data(generator.damage(bytes)))
                let outcome = try box.run(["compare", base, path])
                #expect([0, 3, 4, 65].contains(outcome.status), "\(outcome.status) \(outcome.error)")
                if outcome.status == 65 {
                    #expect(outcome.errorLines.count == 1 && outcome.error.contains(path), "\(outcome.error)")
                    refused += 1
                }
            }
            #expect(refused > 50)
        }
    }
}
