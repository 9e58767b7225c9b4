import Results
import Testing
import Workloads

@Suite struct ManyTrialsTests {
    /// A sink that keeps counts alone, and the largest piece.
    private struct CountingSink: ByteSink {
        var bytes = 0
        var lines = 0
        var largest = 0
        mutating func write(_ bytes: [UInt8]) {
            self.bytes += bytes.count
            lines += bytes.count { $0 == UInt8(ascii: "\n") }
            largest = max(largest, bytes.count)
        }
    }

    // 100,000 trials; a debug build takes 1 ms for each, so there it is a tenth of them.
    #if DEBUG
        private let rounds = 50
    #else
        private let rounds = 500
    #endif

    @Test func `a hundred thousand trials go through journal, JSON and CSV in pieces`() throws {
        let cases = try (0..<100).map { try Sample.benchCase("case-\($0)") }
        let header = Sample.header(cases)
        var reader = JournalReader()
        var tables = [CaseResult]()
        let found: (JournalEntry, Range<Int>) -> Void = { entry, _ in
            guard case .round(let round) = entry else { return }
            if round.round == 0 { tables.append(CaseResult(cases[round.caseIndex])) }
            for entry in round.entries { tables[round.caseIndex].tables[entry.engine].append(entry.trial) }
        }
        try reader.read(try JournalLine.header(header), found: found)
        for index in cases.indices {
            for round in 0..<rounds {
                let trials = try (0..<2).map { (engine: $0, trial: try Sample.trial(round: round, engine: $0)) }
                try reader.read(JournalLine.round(case: index, round: round, trials: trials), found: found)
            }
        }
        try reader.read(try JournalLine.footer(Sample.footer), found: found)
        #expect(try reader.finish(found: found) == .complete)
        #expect(tables.reduce(0) { sum, result in result.tables.reduce(sum) { $0 + $1.count } } == 200 * rounds)
        #expect(tables[99].tables[1][rounds - 1] == (try Sample.trial(round: rounds - 1, engine: 1)))

        var json = CountingSink()
        try ResultJSON.write(header: header, footer: Sample.footer, to: &json) { ResultJSON.Entry(tables[$0]) }
        #expect(json.largest < 256 << 10)
        var csv = CountingSink()
        var writer = ResultCSV(Sample.header([]), result: "many")
        for table in tables { try writer.append(table, to: &csv) }
        try writer.finish(to: &csv)
        #expect(csv.lines == 200 * rounds + 1)
        #expect(csv.largest < 128 << 10)
    }
}
