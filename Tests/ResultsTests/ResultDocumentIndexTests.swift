import TestSupport
import Testing
import Workloads

@testable import Results

@Suite struct ResultDocumentIndexTests {
    private func document(_ cases: [String] = ["random-read", "other", "third"]) throws -> [UInt8] {
        let results = try cases.map { try Sample.result(try Sample.benchCase($0), rounds: 5) }
        var sink = MemorySink()
        let footer = ResultFooter(finished: "", ended: "done", elapsedSeconds: 1)
        try ResultJSON.write(header: Sample.header(results.map(\.benchCase)), footer: footer, to: &sink) { index in
            ResultJSON.Entry(results[index])
        }
        return sink.bytes
    }

    private func index(_ bytes: [UInt8]) throws -> ResultDocumentIndex {
        try ResultDocumentIndex(parsing: bytes)
    }

    @Test func `case by case it holds what the whole document holds`() throws {
        let bytes = try document()
        let whole = try ResultDocument(parsing: bytes)
        let index = try index(bytes)
        #expect(index.header == whole.header && index.footer == whole.footer)
        for (place, result) in whole.cases.enumerated() {
            let loaded = try index.load(place)
            #expect(loaded.benchCase.id == result.benchCase.id)
            for (table, other) in zip(loaded.tables, result.tables) {
                #expect(table.count == other.count && table.count == 5)
                for row in 0..<table.count { #expect(table[row] == other[row]) }
            }
        }
    }

    @Test func `it finds the same in pieces of any length`() throws {
        let bytes = try document()
        var whole = ResultOutline()
        try whole.read(bytes)
        try whole.finish()
        #expect(whole.cases.count == 3)
        var single = ResultOutline()
        for byte in bytes { try single.read([byte]) }
        try single.finish()
        #expect(single.cases == whole.cases && single.members.map(\.range) == whole.members.map(\.range))
    }

    @Test(arguments: [
        "", " ", "{", "}", "[]", "{}x", "{\"a\"}", "{\"a\":}", "{\"a\":1,}", "{a:1}", "{\"a\":1 \"b\":2}",
        "{\"cases\":[1,]}",
        "{\"cases\":[1}", "{\"cases\":[1]]}", "{\"cases\":[1]1}", "{\"cases\":1}", "{\"a\":1}}", "{\"a\":\"",
        "{\"a\":{]}",
        "{\"a\":\"\\\"}", ":", "{\"schema\":\"faultline.result/1\",\"schema\":\"faultline.result/1\",\"cases\":[]}",
    ])
    func `what is no document is refused`(text: String) {
        #expect(throws: ResultError.self) { try index(Array(text.utf8)) }
    }

    @Test func `a damaged document is refused by it, or by the case that is damaged, as the whole one is`() throws {
        let bytes = try document(["random-read"])
        var generator = SystemRandomless(state: 7)
        var refused = 0
        for _ in 0..<600 {
            var damaged = bytes
            let place = Int(generator.next() % UInt64(bytes.count))
            switch generator.next() % 3 {
            case 0: damaged[place] = UInt8(truncatingIfNeeded: generator.next())
            case 1: damaged.remove(at: place)
            default: damaged.removeSubrange(place...)
            }
            let whole = try? ResultDocument(parsing: damaged)
            let part = try? index(damaged)
            let loaded = part.flatMap { part in try? part.header.cases.indices.map { try part.load($0) } }
            #expect((whole == nil) == (loaded == nil), "byte \(place)")
            refused += whole == nil ? 1 : 0
        }
        #expect(refused > 300)
    }

    @Test func `columns without a value take no room, and can be given one`() throws {
        var table = TrialTable()
        for round in 0..<3 { table.append(Trial(round: round, position: 0, status: .valid)) }
        let read = try ResultDocument(parsing: document()).cases[0].tables[0]
        var longer = read
        longer.append(table[2])
        #expect(longer.count == read.count + 1 && longer[read.count] == table[2])
        for row in 0..<read.count { #expect(longer[row] == read[row]) }
    }
}

private struct SystemRandomless {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9e37_79b9_7f4a_7c15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xbf58_476d_1ce4_e5b9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94d0_49bb_1331_11eb
        return mixed ^ (mixed >> 31)
    }
}
