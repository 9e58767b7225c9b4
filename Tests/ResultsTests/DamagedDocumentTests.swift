import Results
import Testing
import Workloads
import TestSupport

@Suite struct DamagedDocumentTests {
    /// 10,000 in four parts, which run side by side.
    @Test(arguments: 0..<4)
    func `ten thousand damaged documents are read or refused in one line, and never crash`(part: UInt64) throws {
        let bytes = try Sample.json([try Sample.result(try Sample.benchCase(), rounds: 1)])
        var generator = Generator(state: 31 + part)
        var refused = 0
        for _ in 0..<2_500 {
            let damaged = generator.damage(bytes)
            do throws(ResultError) {
                try ResultDocument.checkStart(damaged, isWhole: true)
                let document = try ResultDocument(parsing: damaged)
                _ = document.header.environment.fingerprint
            } catch {
                refused += 1
                let text = error.description
                #expect(!text.isEmpty && !text.contains("\n"), "\(text)")
            }
        }
        #expect(refused > 1250)
    }

    @Test func `the start of a document is enough to go on`() throws {
        let bytes = try Sample.json([try Sample.result(try Sample.benchCase(), rounds: 3)])
        try ResultDocument.checkStart(bytes, isWhole: true)
        try ResultDocument.checkStart(Array(bytes.prefix(40)), isWhole: false)
        let later = replacing(bytes, "{", with: "{\"made_by\": [1, {\"x\": \"schema\"}],")
        try ResultDocument.checkStart(later, isWhole: true)
    }

    @Test(arguments: [
        ("", "empty: not a result"),
        ("\u{7f}ELF", "line 1 column 1: not a Faultline result: expected '{', found byte 127"),
        ("\n  [1]", "line 2 column 3: not a Faultline result: expected '{', found '['"),
        ("{\"schema\": \"other/1\"}", "is not a Faultline result"),
        ("{\"schema\": \"faultline.result/2\"", "is not one that this faultline reads"),
        ("{\"a\": 1}", "no \"schema\" in the first 8 bytes"),
        ("{\"a\": \"bbbbbbb", "no \"schema\" in the first 14 bytes"),
        ("{\"schema\": 7}", "no \"schema\" in the first 13 bytes"),
    ])
    func `the start of another file is refused`(text: String, part: String) {
        let error = #expect(throws: ResultError.self) {
            try ResultDocument.checkStart(Array(text.utf8), isWhole: false)
        }
        #expect(error?.description.contains(part) == true, "\(String(describing: error))")
    }

    @Test func `what is wrong in a whole short file is told with its place`() {
        let error = #expect(throws: ResultError.self) {
            try ResultDocument.checkStart(Array("{\"a\": tru}".utf8), isWhole: true)
        }
        #expect(error?.description == "line 1 column 7: expected a value, found 't'")
    }

    @Test func `a memory size near the largest number has a fingerprint`() {
        var environment = Environment()
        environment.memory.totalBytes = .max
        #expect(environment.comparableFacts.contains { $0.name == "memory GiB" && $0.value == "8589934592" })
        environment.memory.totalBytes = (8 << 30) - (200 << 20)
        #expect(environment.comparableFacts.contains { $0.name == "memory GiB" && $0.value == "8" })
    }

    @Test func `texts of several columns of one trial keep apart, there and back`() throws {
        var result = CaseResult(try Sample.benchCase())
        for (engine, _) in result.benchCase.engines.enumerated() {
            for round in 0..<3 {
                var trial = Trial(round: round, position: engine, status: .invalid, reason: "why \(round)")
                trial.nodesAsked = "0,1"
                // A text that is also a status, in a column of another kind.
                trial.nodesObtained = round == 2 ? "valid" : "0:\(round) 1:7"
                result.tables[engine].append(trial)
            }
        }
        let read = try ResultDocument(parsing: try Sample.json([result])).cases[0].tables[0]
        for table in [result.tables[0], read] {
            #expect((0..<3).map { table[$0].reason } == ["why 0", "why 1", "why 2"])
            #expect((0..<3).map { table[$0].nodesAsked } == ["0,1", "0,1", "0,1"])
            #expect((0..<3).map { table[$0].nodesObtained } == ["0:0 1:7", "0:1 1:7", "valid"])
            #expect(table.status(row: 2) == .invalid)
        }
    }

    @Test func `a document read and written again keeps reasons, statuses and empty cells`() throws {
        let result = try Sample.result(try Sample.benchCase(), rounds: 12)
        let table = try ResultDocument(parsing: try Sample.json([result])).cases[0].tables[1]
        for row in 0..<12 {
            #expect(table[row] == result.tables[1][row])
            #expect(table.status(row: row) == result.tables[1][row].status)
        }
    }
}
