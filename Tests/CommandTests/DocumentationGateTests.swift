import Foundation
import Results
import Testing

/// The pages of `gate` and `compare` against the binary.
extension DocumentationTests {
    @Test func `gate files take the keys that are documented, and what each accepts`() throws {
        let folder = try ScratchFolder()
        let rows = Markdown.tables(in: try Documentation.page("GateFormat"))[0]
        func accepted(_ yaml: String) throws -> String? {
            try folder.write(yaml, to: "broken.yaml")
            let answer = try folder.run(["gate", "--rules", "broken.yaml"])
            #expect(answer.code == 65, "\(answer.errors)")
            return answer.errors.firstMatch(of: /\(accepted: (.*)\)\n$/).map { String($0.1) }
        }
        #expect(try accepted("zz: 1\n") == rows.map { Markdown.code($0[0]) }.joined(separator: ", "))
        for row in rows {
            let value = row[1] == "text" ? "zz" : "[zz]"
            #expect(try accepted("\(Markdown.code(row[0])): \(value)\n") == row[2], "\(row[0])")
        }
    }

    @Test func `gate has the defaults that are documented`() throws {
        let help = Words.joined(try ScratchFolder().run(["gate", "--help"]).output)
        let page = try Documentation.page("GateFormat")
        for row in Markdown.tables(in: page)[0] where row[1] == "text" {
            let text = try #require(help.firstMatch(of: try Regex("--\(Markdown.code(row[0])) .*?default: ([^,)]*)")))
            #expect(text.output[1].substring.map(String.init) == row[3], "\(row[0])")
        }
        let counters = page.matches(of: #/- `([a-z-]+)`, ([0-9]+) %: /#).map { "\($0.1) \($0.2)%" }
        #expect(help.contains("(default: \(counters.joined(separator: ", ")))"), "\(counters)")
    }

    @Test func `the example of a gate file, and the project's own, ask something of the suite quick`() throws {
        let folder = try ScratchFolder()
        let example = try #require(Markdown.blocks(of: "yaml", in: try Documentation.page("GateFormat")).first)
        for (name, text) in [("example.yaml", example), ("own.yaml", try Documentation.text("Benchmarks/gate.yaml"))] {
            try folder.write(text, to: name)
            let answer = try folder.run(["gate", "quick", "--rules", name, "--base-binary", "/bin/true", "--explain"])
            #expect(answer.code == 0, "\(answer.errors)")
            #expect(answer.output.contains("expectation '") && answer.output.contains("threshold '"))
        }
    }

    @Test func `the JSON of gate and its documentation agree`() throws {
        let folder = try ScratchFolder()
        try folder.measure("every", rounds: 6)
        // What the baseline has beside that is listed.
        let less = try folder.read("every.yaml").split(separator: "\n").filter { !$0.contains("name: fresh") }
        let suite = less.joined(separator: "\n").replacing("[read, mmap]", with: "[mmap]")
        try folder.write(suite + "\n", to: "less.yaml")
        let answer = try folder.run([
            "gate", "less.yaml", "--allow-missing", "--rounds", "16", "--directory", folder.path + "/data",
            "--base-binary",
            Documentation.binary, "--baseline", "every.json", "--expect", "mmap/pread on warm at most 1000", "--json",
            "gate.json",
        ])
        #expect([0, 1, 2, 3].contains(answer.code), "\(answer.errors)")
        let page = Markdown.tables(in: try Documentation.page("GateFormat"))
        try Documentation.check(
            [("gate.json", try folder.json("gate.json"))],
            against: Documentation.rows(page[1]),
            of: "GateFormat",
            sources: ["Reports"],
            unseen: 2
        )
    }

    @Test func `the CSV and the JSON of compare and their documentation agree`() throws {
        let folder = try ScratchFolder()
        try folder.measure("every", rounds: 8)
        try folder.measure("warm", rounds: 8)
        try folder.measure("smaller", rounds: 8)
        // Another kernel, and another version.
        let other = try folder.read("every.json")
        let release = try #require(other.firstMatch(of: /"release": "[^"]*"/))
        try folder.write(other.replacing(release.output, with: "\"release\": \"1.2.3\""), to: "moved.json")
        let page = Markdown.tables(in: try Documentation.page("CompareFormat"))
        func compare(_ format: String, _ more: [String]) throws -> String {
            let answer = try folder.run(["compare", "--format", format, "every.json"] + more)
            #expect([0, 3].contains(answer.code), "\(answer.errors)")
            return answer.output
        }
        let header = try compare("csv", ["every.json"]).prefix { !$0.isNewline }
        #expect(header.split(separator: ",").map(String.init) == page[0].map { Markdown.code($0[0]) })
        let runs = [
            ["warm.json"], ["moved.json"], ["moved.json", "--allow-mismatch"], ["every.json", "--metric", "faults"],
            ["smaller.json", "--allow-mismatch"],
        ]
        let documents = try runs.map { words in
            (words.joined(separator: " "), try JSONValue(parsing: Array(compare("json", words).utf8)))
        }
        try Documentation.check(
            documents,
            against: Documentation.rows(page[1]),
            of: "CompareFormat",
            sources: ["Analysis", "Reports"],
            unseen: 2
        )
    }

    @Test func `the JSON of explain and its documentation agree`() throws {
        let folder = try ScratchFolder()
        try folder.measure("every", rounds: 6)
        try Self.addEvents(to: "\(folder.path)/every.json", as: "\(folder.path)/counted.json")
        let documents = try ["every.json", "counted.json"].map { name in
            let answer = try folder.run(["explain", name, "--format", "json"])
            #expect(answer.code == 0, "\(answer.errors)")
            return (name, try JSONValue(parsing: Array(answer.output.utf8)))
        }
        try Documentation.check(
            documents,
            against: Documentation.rows(Markdown.tables(in: try Documentation.page("Explain"))[0]),
            of: "Explain",
            sources: ["Analysis", "Reports"],
            // Whether an answer hangs on one cost is the machine's affair: the five members of a break-even are seldom there.
            unseen: 7
        )
    }

    /// The result as a machine with a PMU would have made it: every trial with its events.
    private static func addEvents(to path: String, as copy: String) throws {
        let data = try Data(contentsOf: URL(fileURLWithPath: path))
        var root = try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
        var cases = try #require(root["cases"] as? [[String: Any]])
        for index in cases.indices {
            var engines = try #require(cases[index]["engines"] as? [[String: Any]])
            for engine in engines.indices {
                var trials = try #require(engines[engine]["trials"] as? [String: [Any]])
                let count = try #require(trials["round"]).count
                for (column, value) in [("cycles", 3_000_000), ("instructions", 6_000_000), ("dtlb_misses", 1000)] {
                    trials[column] = Array(repeating: value, count: count)
                }
                engines[engine]["trials"] = trials
            }
            cases[index]["engines"] = engines
        }
        root["cases"] = cases
        // A result begins with its schema, by which readers know it, and JSONSerialization keeps no order.
        let schema = try #require(root.removeValue(forKey: "schema") as? String)
        let rest = String(decoding: try JSONSerialization.data(withJSONObject: root), as: UTF8.self)
        let whole = "{\"schema\":\"\(schema)\"," + rest.dropFirst()
        try Data(whole.utf8).write(to: URL(fileURLWithPath: copy))
    }

    @Test func `every metric of compare is documented`() throws {
        let help = Words.joined(try ScratchFolder().run(["compare", "--help"]).output)
        let metrics = try #require(help.firstMatch(of: /The figure to compare: (.*?) \(default: time\)/)?.1)
        let page = try Documentation.page("CompareFormat")
        for metric in metrics.split(separator: ", ") { #expect(page.contains("`\(metric)`"), "\(metric)") }
    }
}
