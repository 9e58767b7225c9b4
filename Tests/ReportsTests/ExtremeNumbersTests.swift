import Analysis
import Engines
import Foundation
import Results
import TestSupport
import Testing
import Workloads

@testable import Reports

/// Every number of a stored result or journal as one that nobody expects: it is refused or reported, and nothing traps.
@Suite struct ExtremeNumbersTests {
    private static func fixture(_ name: String) -> String {
        var folder = URL(filePath: #filePath)
        for _ in 0..<2 { folder.deleteLastPathComponent() }
        let file = folder.appending(path: "PinsTests/Fixtures/Results/\(name)")
        return (try? String(contentsOf: file, encoding: .utf8)) ?? ""
    }

    private func report(_ header: ResultHeader, _ footer: ResultFooter, _ cases: [CaseResult]) throws {
        var findings = cases.map {
            CaseFinding(summarising: $0, calibration: header.calibration, environment: header.environment)
        }
        Verdicts.decide(&findings, by: header.settings)
        let explanations = findings.map { Explanation($0, environment: header.environment) }
        #expect(!TableReport(header: header, footer: footer, findings: findings).text.isEmpty)
        #expect(!ExplainText(explanations).text.isEmpty)
        #expect(!ExplainMarkdown.text(explanations).isEmpty)
        var sink = MemorySink()
        try ResultJSON.write(header: header, footer: footer, to: &sink) { index in
            findings[index].entry(with: cases[index])
        }
        #expect(!sink.bytes.isEmpty)
    }

    private func compare(_ base: ResultDocument, _ other: ResultDocument) throws {
        for metric in [Figure.time, Figure.compared[Figure.compared.count - 1]] {
            let sources = [base, other].map { CompareSource(name: "x", document: $0, metric: metric) }
            let finding = try #require(
                Comparing.compare(sources, options: CompareOptions(allowsMismatch: true, order: .change))
            )
            #expect(!CompareReport(finding).lines.isEmpty && !CompareCSV.text(finding).isEmpty)
        }
        _ = GateBaseline(other, name: "x").matches(base.cases.map(\.benchCase.id))
    }

    /// A stored result of one case and engine, with all that its machine says: small, since there is one for each number and value.
    private func document() throws -> String {
        let whole = try ResultDocument(parsing: Array(Self.fixture("refused.json").utf8), engines: .builtIn)
        let last = whole.cases.count - 1
        var header = whole.header
        header.cases = [header.cases[last]]
        var sink = MemorySink()
        try ResultJSON.write(header: header, footer: whole.footer, to: &sink) { _ in ResultJSON.Entry(whole.cases[last])
        }
        return String(decoding: sink.bytes, as: UTF8.self)
    }

    @Test func `of a result`() throws {
        let text = try document()
        let base = try ResultDocument(parsing: Array(text.utf8), engines: .builtIn)
        var (refused, reported) = (0, 0)
        for document in ExtremeNumbers.documents(from: text) {
            guard let read = try? ResultDocument(parsing: Array(document.text.utf8), engines: .builtIn) else {
                refused += 1
                continue
            }
            reported += 1
            try report(read.header, read.footer, read.cases)
            if reported.isMultiple(of: 8) { try compare(base, read) }
        }
        #expect(refused > 100 && reported > 100, "\(refused) \(reported)")
    }

    @Test func `of a journal`() throws {
        let all = Self.fixture("refused.partial.jsonl").split(separator: "\n").map(String.init)
        let lines = [all[0], try #require(all.first { $0.contains("\"valid\"") })]
        let round = ExtremeNumbers.documents(from: lines[1], everyCell: true).map { [lines[0], $0.text] }
        // What the header's numbers do is the same in a result: here, that the journal checks them at all.
        let header = ExtremeNumbers.documents(from: lines[0]).filter { $0.change.hasPrefix("file_") }.map {
            [$0.text, lines[1]]
        }
        #expect(header.count == 2 * ExtremeNumbers.values.count)
        var (refused, reported) = (0, 0)
        for lines in header + round {
            do {
                try read(journal: lines.joined(separator: "\n") + "\n")
                reported += 1
            } catch is ResultError {
                refused += 1
            }
        }
        #expect(refused > 20 && reported > 10, "\(refused) \(reported)")
    }

    private func read(journal text: String) throws {
        var reader = JournalReader()
        var rounds: [JournalRound] = []
        let note: (JournalEntry, Range<Int>) -> Void = { entry, _ in
            if case .round(let round) = entry { rounds.append(round) }
        }
        try reader.read(Array(text.utf8), found: note)
        _ = try reader.finish(found: note)
        let header = try #require(reader.header)
        var cases = try header.cases.map { CaseResult(try Case($0, .builtIn, at: "")) }
        for round in rounds {
            for entry in round.entries { cases[round.caseIndex].tables[entry.engine].append(entry.trial) }
        }
        let footer = reader.footer ?? ResultFooter(finished: "", ended: "recovered", elapsedSeconds: 0)
        try report(header, footer, cases)
    }

    @Test(arguments: ["file_count", "file_size", "block_size", "operations", "threads"])
    func `a size that can't be is refused by its name`(key: String) throws {
        let text = try document()
        for value in ["0", "-1", "4611686018427387904", "9223372036854775807"] {
            let workload = try #require(text.firstRange(of: "\"workload\": {")).upperBound
            let place = try #require(text[workload...].firstRange(of: "\"\(key)\": "))
            let rest = text[place.upperBound...]
            let changed = text[..<place.upperBound] + value + rest.drop { $0.isNumber }
            let error = #expect(throws: ResultError.self) {
                try ResultDocument(parsing: Array(changed.utf8), engines: .builtIn)
            }
            #expect(error?.description.contains(key) == true, "\(error?.description ?? "")")
        }
    }
}
