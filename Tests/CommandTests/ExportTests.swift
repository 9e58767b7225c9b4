import Foundation
import Testing

extension CommandTests {
    /// `export` over results that exist: what other readers find in each format, what is left out, and every exit code.
    @Suite struct Export {
        /// Blocks, small files and memory; threads; open loops; engines that were refused; messages.
        static let results = ["quick", "kinds", "threads", "latencies", "ways", "refused"]
        /// The formats with the endings of their files, as help lists them.
        static let formats = [
            "google-benchmark.json", "hyperfine.json", "pyperf.json", "go.txt", "bmf.json",
            "github-action-benchmark.json", "otava.csv", "openmetrics.prom", "junit.xml", "csv.csv", "fio-job.fio",
        ]
        private static let reference = "\(Documentation.root)/results/reference/quick.json"

        private static func stored(_ name: String) -> String {
            "\(Documentation.root)/Tests/PinsTests/Fixtures/Results/\(name).json"
        }

        /// Exports a result in every format to `out`.
        private static func exportAll(_ path: String, in box: Sandbox) throws {
            for file in formats {
                let format = String(file.prefix { $0 != "." })
                let outcome = try box.run(["export", path, "--to", format, "-o", "out/\(file)"])
                #expect(outcome.status == 0 && outcome.output == "wrote out/\(file)\n", "\(file): \(outcome.error)")
            }
        }

        /// The medians that a reader in Python finds in `out`, by format and name.
        private static func read(in box: Sandbox, with python: String = "python3", _ modules: String = "") throws
            -> [String: [String: Double]]
        {
            let program = "\(Documentation.root)/Tests/Support/read-exports.py"
            let read = try box.shell("\(python) \(program) out \(modules)")
            #expect(read.status == 0, "\(read.error)")
            return try JSONDecoder().decode([String: [String: Double]].self, from: Data(read.output.utf8))
        }

        /// The medians of a result, by the names that exports give.
        private static func medians(of path: String) throws -> [String: Double] {
            let result = try ResultFile(text: String(contentsOfFile: path, encoding: .utf8))
            var medians: [String: Double] = [:]
            for benchCase in result.root["cases"].list {
                for summary in benchCase["summaries"].list {
                    let name = "\(benchCase["id"].text ?? "")/engine=\(summary["engine"].text ?? "")"
                    medians[name] = summary["median_nanoseconds_per_operation"].number
                }
            }
            return medians
        }

        private static func expect(_ found: [String: Double]?, _ medians: [String: Double], _ format: String) {
            #expect(found?.keys.sorted() == medians.keys.sorted(), "\(format)")
            for (name, median) in medians {
                let value = found?[name] ?? 0
                #expect(abs(value / median - 1) < 1e-9, "\(format): \(name): \(value) and \(median)")
            }
        }

        @Test(.python, arguments: results)
        func `the medians in every format are those of the result`(name: String) throws {
            let box = try Sandbox()
            try Self.exportAll(Self.stored(name), in: box)
            #expect(box.results == Self.formats.sorted())
            let found = try Self.read(in: box)
            #expect(found.count == Self.formats.count - 1)
            let medians = try Self.medians(of: Self.stored(name))
            #expect(medians.count > 1)
            for (format, values) in found { Self.expect(values, medians, format) }
        }

        @Test(.prometheusClient)
        func `Prometheus' own parser reads the metrics`() throws {
            let box = try Sandbox()
            try Self.exportAll(Self.reference, in: box)
            let python = try #require(Programs.prometheusClient)
            let found = try Self.read(in: box, with: python, "prometheus_client")
            Self.expect(found["openmetrics"], try Self.medians(of: Self.reference), "openmetrics")
        }

        @Test(.jsonschema)
        func `Bencher's published schema allows its format`() throws {
            let box = try Sandbox()
            try Self.exportAll(Self.reference, in: box)
            let found = try Self.read(in: box, with: try #require(Programs.jsonschema), "jsonschema")
            Self.expect(found["bmf"], try Self.medians(of: Self.reference), "bmf")
        }

        @Test(.pandas)
        func `pandas reads several results as one table`() throws {
            let box = try Sandbox()
            let files = [Self.reference, Self.stored("kinds"), Self.stored("refused")]
            let outcome = try box.run(["export"] + files + ["--to", "csv", "-o", "out/all.csv"])
            #expect(outcome.status == 0 && outcome.error == "", "\(outcome.error)")
            let program = """
                import pandas
                table = pandas.read_csv('out/all.csv')
                print(sorted(table.result.unique()), table.machine.nunique() > 0, table.revision.isna().all())
                print(int(table.file_size_bytes.max()), len(table) == sum(table.groupby('result').size()))
                """
            _ = try box.file("read.py", program)
            let python = try #require(Programs.pandas)
            let read = try box.shell("\(python) read.py")
            #expect(read.output == "['kinds', 'quick', 'refused'] True True\n268435456 True\n", "\(read.error)")
        }

        @Test(.fio, arguments: results)
        func `fio parses every job`(name: String) throws {
            let box = try Sandbox()
            let jobs = try box.run(["export", Self.stored(name), "--to", "fio-job", "-o", "out/jobs.fio"])
            #expect(jobs.status == 0, "\(jobs.error)")
            let parsed = try box.shell("fio --parse-only out/jobs.fio")
            #expect(parsed.status == 0 && parsed.output + parsed.error == "", "\(parsed.output)\(parsed.error)")
            #expect(try box.text("out/jobs.fio").contains("\n[1.1-"))
        }

        @Test func `what was refused is named on standard error, or stands in the file`() throws {
            let box = try Sandbox()
            let path = Self.stored("refused")
            for file in Self.formats {
                let format = String(file.prefix { $0 != "." })
                let outcome = try box.run(["export", path, "--to", format])
                #expect(outcome.status == 0, "\(outcome.error)")
                switch format {
                case "csv": #expect(outcome.error == "" && outcome.output.contains(",refused,"))
                case "openmetrics":
                    #expect(outcome.error == "" && outcome.output.contains(#/status="refused"\} [1-9]/#))
                case "junit": #expect(outcome.error == "" && outcome.output.contains("<skipped message=\"0 of "))
                case "fio-job": #expect(!outcome.error.contains("no valid trial"))
                default:
                    #expect(outcome.errorLines.allSatisfy { $0.hasPrefix("faultline: left out: ") })
                    #expect(outcome.error.contains(": no valid trial (refused"), "\(format): \(outcome.error)")
                }
            }
        }

        @Test func `a result without a valid trial ends with 4, and only formats that say why are written`() throws {
            let box = try Sandbox()
            let text = CompareFile().text.replacing("\"valid\"", with: "\"failed\"")
            let path = try box.file("failed.json", text)
            for file in Self.formats {
                let format = String(file.prefix { $0 != "." })
                let outcome = try box.run(["export", path, "--to", format, "-o", "out/\(file)"])
                #expect(outcome.status == 4 && outcome.error.contains("no trial is valid"), "\(outcome.error)")
            }
            #expect(box.results == ["csv.csv", "fio-job.fio", "junit.xml", "openmetrics.prom"])
            #expect(try box.text("out/junit.xml").contains("<error message=\"0 of 16 trials valid"))
        }

        @Test func `nothing is written over without --overwrite, and nothing but a file with it`() throws {
            let box = try Sandbox()
            let words = ["export", Self.reference, "--to", "otava", "-o"]
            let taken = try box.file("taken.csv", "mine")
            try box.run(words + [taken]).expectRefusal(73, naming: "--overwrite")
            #expect(try box.text("taken.csv") == "mine")
            let over = try box.run(words + [taken, "--overwrite"])
            #expect(over.status == 0 && over.error == "", "\(over.error)")
            #expect(try box.text("taken.csv").hasPrefix("time,commit,result"))
            for path in ["/dev/null", box.out] {
                try box.run(words + [path, "--overwrite"]).expectRefusal(73, naming: "not a regular file")
            }
            try box.run(words + ["\(box.path)/missing/x.csv"]).expectRefusal(73, naming: "nothing can be written")
            let own = try box.file("own.json", CompareFile().text)
            let text = try box.text("own.json")
            try box.run(["export", own, "--to", "csv", "-o", "own.json", "--overwrite"]).expectRefusal(
                64,
                naming: "the result itself"
            )
            #expect(try box.text("own.json") == text)
            #expect(box.names(in: box.path) == ["data", "out", "own.json", "taken.csv"])
        }

        @Test(.mounts) func `a full disk ends with 74, and leaves nothing`() throws {
            let box = try Sandbox()
            let folder = try box.mount(size: "16k")
            let outcome = try box.run(["export", Self.reference, "--to", "csv", "-o", "\(folder)/x.csv"])
            outcome.expectRefusal(74, naming: "x.csv can't be written")
            #expect(box.names(in: folder) == [])
        }

        @Test func `usage errors end with 64, and files that are no results with 65`() throws {
            let box = try Sandbox()
            try box.run(["export", Self.reference]).expectRefusal(64, naming: "--to")
            try box.run(["export", "--to", "csv"]).expectRefusal(64, naming: "files")
            try box.run(["export", Self.reference, "--to", "pyprf"]).expectRefusal(64, naming: "perhaps 'pyperf'")
            let two = ["export", Self.reference, Self.stored("kinds"), "--to"]
            try box.run(two + ["pyperf"]).expectRefusal(64, naming: "otava and csv take several")
            try box.run(["export", Self.reference, "--to", "csv", "-o", ""]).expectRefusal(64, naming: "empty name")
            let filter = ["export", Self.reference, "--to", "csv", "--filter"]
            try box.run(filter + ["nothing"]).expectRefusal(64, naming: "no case matches 'nothing'")
            try box.run(filter + ["("]).expectRefusal(64, naming: "--filter")
            try box.run(["export", box.path, "--to", "csv"]).expectRefusal(65, naming: "a folder")
            try box.run(["export", "missing.json", "--to", "csv"]).expectRefusal(65, naming: "missing.json")
        }

        @Test func `a filter takes cases, whose verdicts are those of the whole run`() throws {
            let box = try Sandbox()
            let whole = try box.run(["export", Self.reference, "--to", "openmetrics"]).output
            let part = try box.run(["export", Self.reference, "--to", "openmetrics", "--filter", "^random-read/"])
                .output
            let lines = part.split(separator: "\n").filter { $0.hasPrefix("faultline_verdict{") }
            #expect(lines.count == 1 && whole.contains(lines[0]))
            #expect(!part.contains("random-touch"))
        }

        @Test func `of several results otava has the columns that all have, in the order of their starts`() throws {
            let box = try Sandbox()
            let later = CompareFile(factor: 2).text.replacing("2026-01-01T00:00:00Z", with: "2026-01-02T00:00:00Z")
            let files = [
                try box.file("b.json", later), try box.file("a.json", CompareFile().text),
            ]
            let outcome = try box.run(["export"] + files + ["--to", "otava"])
            #expect(outcome.status == 0 && outcome.error == "", "\(outcome.error)")
            let table = try CSV(outcome.output)
            #expect(table.rows.map { table.value($0, "result") } == ["a", "b"])
            #expect(table.header.count == 7)
            let other = try box.run(["export"] + files + [Self.reference, "--to", "otava"])
            #expect(other.status == 0 && other.error.contains("engine=mmap: not in every result"))
            #expect(try CSV(other.output).header.count == 5)
        }

        @Test func `help and the page list the formats`() throws {
            let help = try Sandbox().run(["export", "--help"]).output
            let listed = help.matches(of: #/(?m)^ *([a-z-]+) \(\.([a-z]+)\): /#).map { "\($0.1).\($0.2)" }
            #expect(listed == Self.formats)
            let rows = try #require(Markdown.tables(in: try Documentation.page("Exports")).first)
            #expect(rows.map { "\(Markdown.code($0[0])).\(Markdown.code($0[1]))" } == Self.formats)
        }
    }
}

extension CommandTests.Measured {
    /// What `--revision` names goes through results to exports.
    struct RevisionTests {
        @Test func `the revision stands in the result, in its CSV and in exports, and is checked`() throws {
            let box = try Sandbox()
            let run = try box.run(box.arguments("r", "--revision", "v1.2-3-gabc"))
            #expect(run.status == 0, "\(run.error)")
            #expect(try box.result("r").root["revision"] == .text("v1.2-3-gabc"))
            let table = try CSV(box.text("out/r.csv"))
            #expect(table.rows.allSatisfy { table.value($0, "revision") == "v1.2-3-gabc" })
            let again = try box.run(["export", "out/r.json", "--to", "csv"])
            #expect(again.output == (try box.text("out/r.csv")))
            let history = try CSV(box.run(["export", "out/r.json", "--to", "otava"]).output)
            #expect(history.value(history.rows[0], "commit") == "v1.2-3-gabc")
            for text in ["", "a\nb", String(repeating: "x", count: 201)] {
                try box.run(box.arguments("s", "--revision", text)).expectRefusal(64, naming: "visible characters")
            }
        }
    }
}
