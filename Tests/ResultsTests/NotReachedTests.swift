import TestSupport
import Testing
import Workloads

@testable import Results

/// Trials that were not reached, in files that readers of 0.1.0 take.
@Suite struct NotReachedTests {
    private let trial = Trial(round: 1, position: 1, status: .notReached, reason: "the worker was ended by SIGBUS")

    @Test func `its status in files is one of the four of 0.1_0, and it is read as what it is`() throws {
        let cells = Dictionary(uniqueKeysWithValues: TrialColumn.all.map { ($0.name, $0.cell(of: trial)) })
        #expect(cells["status"] == .text("failed"))
        #expect(cells["outcome"] == .text("not-reached"))
        var table = TrialTable()
        table.append(Trial(round: 0, position: 0, status: .failed, reason: "an error"))
        table.append(trial)
        #expect((0..<2).map { table.status(row: $0) } == [.failed, .notReached])
        #expect(table[1] == trial)
        #expect(table[0].status == .failed)
    }

    @Test func `JSON, CSV and journal hold it, and an outcome of a later version does no harm`() throws {
        let benchCase = try Sample.benchCase()
        var result = CaseResult(benchCase)
        for engine in benchCase.engines.indices {
            result.tables[engine].append(Trial(round: 0, position: engine, status: .failed, reason: "an error"))
            result.tables[engine].append(trial)
        }
        let json = try Sample.json([result])
        let text = String(decoding: json, as: UTF8.self)
        #expect(text.contains("\"not-reached\"") && !text.contains("\"status\": [\"failed\",\"not-reached\"]"))
        for (bytes, expected) in [
            (json, TrialStatus.notReached), (Array(text.replacing("not-reached", with: "some-other").utf8), .failed),
        ] {
            let document = try ResultDocument(parsing: bytes)
            #expect(document.cases[0].tables[0].status(row: 1) == expected)
        }
        let line = JournalLine.round(case: 0, round: 1, trials: [(0, trial)])
        let entry = try JournalEntry(
            parsing: line,
            in: line.indices,
            of: Sample.header([benchCase]),
            columns: .current,
            line: 1
        )
        guard case .round(let round) = entry else { throw ResultError("no round") }
        #expect(round.entries[0].trial == trial)
    }
}
