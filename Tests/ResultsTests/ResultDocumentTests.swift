import Results
import Testing
import Workloads
import TestSupport

@Suite struct ResultDocumentTests {
    private func sample(rounds: Int = 17) throws -> [CaseResult] {
        [
            try Sample.result(try Sample.benchCase(), rounds: rounds),
            try Sample.result(try Sample.benchCase("none"), rounds: 0),
            try Sample.result(try Sample.benchCase(block: .kibibytes(64)), rounds: 1),
        ]
    }

    @Test func `a document reads back as it was written`() throws {
        let results = try sample()
        let document = try ResultDocument(parsing: try Sample.json(results))
        #expect(document.header == Sample.header(results.map(\.benchCase)))
        #expect(document.footer == Sample.footer)
        #expect(document.cases.map(\.benchCase) == results.map(\.benchCase))
        for (read, written) in zip(document.cases, results) {
            for (left, right) in zip(read.tables, written.tables) {
                #expect(left.count == right.count)
                for row in 0..<right.count { #expect(left[row] == right[row]) }
            }
        }
    }

    @Test func `what is written again is the same bytes`() throws {
        let bytes = try Sample.json(try sample())
        let document = try ResultDocument(parsing: bytes)
        #expect(try Sample.json(document.cases) == bytes)
    }

    @Test func `the members stand in their order and with names in snake case`() throws {
        guard case .object(let members) = try JSONValue(parsing: try Sample.json(try sample(rounds: 1))) else {
            Issue.record("not an object")
            return
        }
        #expect(
            members.map(\.key) == [
                "schema", "tool", "started", "suite", "arguments", "seed", "settings", "environment", "calibration",
                "run", "columns", "cases",
            ]
        )
        let document = JSONValue.object(members)
        #expect(document["seed"] == .unsigned(.max))
        #expect(document["settings"]?["min_trial_nanoseconds"] == .integer(100_000_000))
        #expect(document["run"]?["elapsed_seconds"] == .real(58.25))
        let first = document["cases"]?.elements?.first
        #expect(first?["parameters"]?["block-size"] == .string("4KiB"))
        #expect(first?["workload"]?["block_size"] == .integer(4096))
        #expect(first?["comparisons"]?.elements?.first?["verdict"] == .string("same"))
        #expect(first?["chief_cost"] == .string("both: copying"))
        let trials = first?["engines"]?.elements?.first?["trials"]
        #expect(trials?["digest"] == .array([.string("0xefa6f4a65354892b")]))
        #expect(trials?["metric_ns_per_op"]?.elements?.count == 1)
    }

    @Test func `a column stands on one line and a header value on lines of its own`() throws {
        let text = String(decoding: try Sample.json(try sample()), as: UTF8.self)
        let lines = text.split(separator: "\n")
        #expect(
            lines.contains { $0.hasPrefix("            \"wall_ns\": [") && ($0.hasSuffix("],") || $0.hasSuffix("]")) }
        )
        #expect(lines.contains { $0.hasPrefix("  \"settings\": ") })
    }

    @Test func `a run without cases and one without calibration are documents too`() throws {
        var sink = MemorySink()
        var header = Sample.header([])
        header.calibration = nil
        try ResultJSON.write(header: header, footer: Sample.footer, to: &sink) { _ in
            throw ResultError("there is no case to ask for")
        }
        #expect(try ResultDocument(parsing: sink.bytes).header == header)
    }

    @Test(arguments: [
        ("faultline.result/1", "other/1", "is not a Faultline result"),
        ("faultline.result/1", "faultline.result/9", "'faultline.result/9' is not one that this faultline reads"),
        ("\"schema\": \"faultline.result/1\",", "", "before \"schema\""),
        ("\"started\": ", "\"begun\": ", "\"started\" is missing"),
        ("\"run\": ", "\"ran\": ", "\"run\" is missing"),
        ("\"seed\": 18446744073709551615", "\"seed\": -1", "header: a number"),
        ("\"round\": [0,", "\"round\": [0,0,", "column position has"),
        ("\"round\": [0,1,", "\"round\": [0,0,", "round 0 occurs twice"),
        ("\"round\": [0,", "\"round\": [null,", "round can't be"),
        ("\"wall_ns\": [", "\"wall_ns\": [-5,", "cases[0], engines[0], line "),
        ("\"wall_ns\": [", "\"wall_ns\": [-5,", "wall_ns is negative"),
        ("\"wall_ns\": [", "\"wall_ns\": [\"x\",", "wall_ns has to be a whole number"),
        ("\"wall_ns\": [", "\"wall_ns\": [NaN,", "expected a value"),
        ("\"metric_ns_per_op\": [", "\"metric_ns_per_op\": [true,", "expected a value"),
        ("\"valid\"", "\"good\"", "status can't be"),
        ("\"digest\": [\"0x", "\"digest\": [\"1x", "is not a digest"),
        ("\"status\": ", "\"state\": ", "column status is missing"),
        ("\"engine\": \"pread\"", "\"engine\": \"read\"", "engines are not those of its workload"),
        ("/block-size=4KiB", "/block-size=8KiB", "does not follow from its workload"),
        ("\"id\": ", "\"name\": ", "\"id\" is missing"),
        ("\"random\",\n        \"threads\"", "\"wild\",\n        \"threads\"", "wild"),
    ])
    func `a document that can't be is an error with its place`(old: String, new: String, part: String) throws {
        let bytes = try Sample.json(try sample())
        let damaged = replacing(bytes, old, with: new)
        #expect(damaged != bytes)
        let error = #expect(throws: ResultError.self) { try ResultDocument(parsing: damaged) }
        let text = try #require(error?.description)
        #expect(text.contains(part), "\(text)")
        #expect(!text.contains("\n"))
    }

    @Test func `a case that occurs twice is an error`() throws {
        let result = try Sample.result(try Sample.benchCase(), rounds: 1)
        let bytes = try Sample.json([result, result])
        let error = #expect(throws: ResultError.self) { try ResultDocument(parsing: bytes) }
        #expect(error?.description.contains("cases[1]: case 'random-read/") == true)
    }

    @Test func `members and columns of a later version are passed over`() throws {
        let bytes = try Sample.json(try sample(rounds: 2))
        let newer = replacing(bytes, "\"round\": [0,1]", with: "\"tlb\": [{},[]], \"round\": [0,1]")
        let document = try ResultDocument(parsing: replacing(newer, "\"run\": ", with: "\"claims\": [1], \"run\": "))
        #expect(document.cases[0].tables[0].count == 2)
        #expect(newer != bytes)
    }

    @Test(arguments: ["", " ", "{}", "[]", "null", "{\"schema\":\"faultline.result/1\"}", "\u{0}\u{0}", "#!/bin/sh"])
    func `other files are refused`(text: String) {
        #expect(throws: ResultError.self) { try ResultDocument(parsing: Array(text.utf8)) }
    }

    @Test func `three thousand damaged documents never crash`() throws {
        let bytes = try Sample.json([try Sample.result(try Sample.benchCase(), rounds: 2)])
        var generator = Generator(state: 11)
        var refused = 0
        for _ in 0..<3000 {
            do { _ = try ResultDocument(parsing: generator.damage(bytes)) } catch { refused += 1 }
        }
        #expect(refused > 1500)
    }
}
