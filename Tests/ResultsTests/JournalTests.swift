import Results
import Testing
import Workloads

@Suite struct JournalTests {
    private func entries(_ bytes: [UInt8], pieces: Int = 1 << 16) throws -> (
        rounds: [JournalRound], ending: JournalReader.Ending
    ) {
        var reader = JournalReader()
        var rounds: [JournalRound] = []
        var ranges: [Range<Int>] = []
        let found: (JournalEntry, Range<Int>) -> Void = { entry, range in
            if case .round(let round) = entry { rounds.append(round) }
            ranges.append(range)
        }
        for start in stride(from: 0, to: bytes.count, by: pieces) {
            try reader.read(Array(bytes[start..<min(bytes.count, start + pieces)]), found: found)
        }
        let ending = try reader.finish(found: found)
        for range in ranges {
            #expect(bytes[range].first == UInt8(ascii: "{") && bytes[range].last == UInt8(ascii: "}"))
        }
        return (rounds, ending)
    }

    private func sample(rounds: Int = 9) throws -> [CaseResult] {
        [
            try Sample.result(try Sample.benchCase(), rounds: rounds),
            try Sample.result(try Sample.benchCase("other"), rounds: rounds),
        ]
    }

    @Test(arguments: [1, 7, 100, 1 << 20])
    func `a journal reads back whatever the pieces it comes in`(pieces: Int) throws {
        let results = try sample()
        let read = try entries(try Sample.journal(results), pieces: pieces)
        #expect(read.ending == .complete)
        #expect(read.rounds.count == 18)
        for round in read.rounds {
            for entry in round.entries {
                #expect(entry.trial == results[round.caseIndex].tables[entry.engine][round.round])
            }
        }
    }

    @Test func `header and footer read back`() throws {
        let header = Sample.header([try Sample.benchCase()])
        let line = try JournalLine.header(header)
        let read = try JournalEntry.header(parsing: line)
        #expect(read.header == header)
        #expect(read.columns.names == TrialColumn.all.map(\.name))
        let footer = try JournalEntry(
            parsing: JournalLine.footer(Sample.footer),
            of: header,
            columns: read.columns,
            line: 2
        )
        guard case .footer(let footer) = footer else {
            Issue.record("not a footer")
            return
        }
        #expect(footer == Sample.footer)
    }

    @Test func `wherever a crash cuts the journal, all whole lines are kept`() throws {
        let bytes = try Sample.journal(try sample(rounds: 2))
        let headerEnd = try #require(bytes.firstIndex(of: UInt8(ascii: "\n")))
        for cut in stride(from: headerEnd + 1, to: bytes.count - 1, by: 37) {
            let part = Array(bytes[..<cut])
            let lines = part.count { $0 == UInt8(ascii: "\n") }
            let read = try entries(part)
            let torn = part.count - 1 - (part.lastIndex(of: UInt8(ascii: "\n")) ?? 0)
            #expect(read.rounds.count == lines - 1)
            #expect(read.ending == .unfinished(tornBytes: torn))
        }
    }

    @Test func `a last line that lacks only its line end counts`() throws {
        let bytes = try Sample.journal(try sample(rounds: 1))
        #expect(try entries(Array(bytes.dropLast())).ending == .complete)
    }

    @Test func `a journal that ends within its header is an error`() throws {
        let line = try JournalLine.header(Sample.header([]))
        let error = #expect(throws: ResultError.self) { try entries(Array(line.dropLast(9))) }
        #expect(error?.description == "line 1: ends within the header: nothing was measured")
        #expect(throws: ResultError.self) { try entries([]) }
    }

    @Test func `another file is refused at its first bytes`() throws {
        var reader = JournalReader()
        let error = #expect(throws: ResultError.self) { try reader.read(Array("{\"faultline\":1".utf8)) { _, _ in } }
        #expect(error?.description == "line 1: not a Faultline journal")
    }

    @Test func `unknown columns are passed over and missing ones are nil`() throws {
        let header = Sample.header([try Sample.benchCase()])
        let columns = try JournalColumns(names: ["round", "status", "tlb_misses", "wall_ns", "position"])
        let line = Array(#"{"case":0,"round":4,"trials":[[1,4,"valid",{"a":[1]},99,1]]}"#.utf8)
        guard case .round(let round) = try JournalEntry(parsing: line, of: header, columns: columns, line: 2) else {
            Issue.record("not a round")
            return
        }
        var expected = Trial(round: 4, position: 1, status: .valid)
        expected.wallNanoseconds = 99
        #expect(round.entries.map(\.trial) == [expected])
    }

    @Test(arguments: [
        (#"{"case":1,"round":0,"trials":[]}"#, "case 1 of 1"),
        (#"{"case":-1,"round":0,"trials":[]}"#, "whole number"),
        (#"{"case":0,"round":0,"trials":[[2,0,0,"valid"]]}"#, "engine 2 of 2"),
        (#"{"case":0,"round":0,"trials":[[0,0,0,"valid"],[0,0,0,"valid"]]}"#, "engine 0 occurs twice"),
        (#"{"case":0,"round":0,"trials":[[0,0,0,"fine"]]}"#, "status can't be this"),
        (#"{"case":0,"round":0,"trials":[[0,0,-1,"valid"]]}"#, "position is negative"),
        (#"{"case":0,"round":0,"trials":[[0,0,"1","valid"]]}"#, "position has to be a whole number"),
        (#"{"case":0,"round":0,"trials":[[0,0,0.5,"valid"]]}"#, "position has to be a whole number"),
        (#"{"case":0,"round":0,"trials":[[0,1,0,"valid"]]}"#, "another round"),
        (#"{"case":0,"round":0,"trials":[[0,0,0]]}"#, "2 cells for 3 columns"),
        (#"{"case":0,"round":0,"trials":[[]]}"#, "0 cells for 3 columns"),
        (#"{"case":0,"round":0,"trials":[[0,0,0,"valid",1]]}"#, "more cells"),
        (#"{"round":0,"trials":[]}"#, "before \"case\""),
        (#"{"x":1}"#, "neither a round nor a footer"),
        ("[]", "expected '{'"),
        (#"{"footer":{}}"#, "is missing"),
    ])
    func `a line that can't be is an error with its place`(line: String, part: String) throws {
        let header = Sample.header([try Sample.benchCase()])
        let columns = try JournalColumns(names: ["round", "position", "status"])
        let error = #expect(throws: ResultError.self) {
            try JournalEntry(parsing: Array(line.utf8), of: header, columns: columns, line: 12)
        }
        let text = try #require(error?.description)
        #expect(text.contains(part), "\(text)")
        #expect(text.contains("line 12") || text.contains("footer"))
    }

    @Test func `a round that occurs twice and a line after the footer are errors`() throws {
        let bytes = try Sample.journal(try sample(rounds: 1))
        let footer = try JournalLine.footer(Sample.footer)
        #expect(throws: ResultError.self) { try entries(bytes + footer) }
        let header = try JournalLine.header(Sample.header([try Sample.benchCase()]))
        let round = JournalLine.round(case: 0, round: 0, trials: [])
        #expect(throws: ResultError.self) { try entries(header + round + round) }
    }

    @Test func `a later version of the journal or schema is refused and named`() throws {
        let line = try JournalLine.header(Sample.header([]))
        let journal = #expect(throws: ResultError.self) {
            try JournalEntry.header(parsing: replacing(line, "journal\":1", with: "journal\":2"))
        }
        #expect(journal?.description.contains("journal version 2") == true)
        let schema = #expect(throws: ResultError.self) {
            try JournalEntry.header(parsing: replacing(line, "faultline.result/1", with: "faultline.result/2"))
        }
        #expect(schema?.description.contains("schema 'faultline.result/2'") == true)
        _ = try JournalEntry.header(parsing: replacing(line, "faultline.result/1", with: "faultline.result/1.3"))
    }

    @Test func `a header with a number that JSON does not have is refused, not written`() throws {
        var header = Sample.header([])
        header.calibration?.clockNanoseconds = .nan
        #expect(throws: ResultError.self) { try JournalLine.header(header) }
    }

    @Test func `NaN in a trial is written as null`() throws {
        var trial = Trial(round: 0, position: 0, status: .valid)
        trial.metricNanosecondsPerOperation = .nan
        trial.meanNanosecondsPerOperation = .infinity
        let text = String(decoding: JournalLine.round(case: 0, round: 0, trials: [(0, trial)]), as: UTF8.self)
        #expect(!text.lowercased().contains("nan") && !text.contains("inf"))
    }

    @Test func `three thousand damaged journals never crash`() throws {
        let bytes = try Sample.journal(try sample(rounds: 2))
        var generator = Generator(state: 7)
        var refused = 0
        for _ in 0..<3000 {
            do { _ = try entries(generator.damage(bytes), pieces: 4096) } catch is ResultError { refused += 1 }
        }
        #expect(refused > 1500)
    }
}
