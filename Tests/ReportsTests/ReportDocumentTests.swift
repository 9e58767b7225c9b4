import Analysis
import Results
import Testing
import Workloads

@testable import Reports

/// The document of a run, before it is set in type.
struct ReportDocumentTests {
    private func document(_ results: [CaseResult], showing shown: Set<String>? = nil) -> Report {
        TableReport(
            header: Sample.header(results.map(\.benchCase)),
            footer: Sample.footer,
            findings: Sample.findings(results),
            showing: shown
        ).document
    }

    @Test func `cells hold figures, and verdicts their tone`() throws {
        let rows = try #require(document(try Sample.results()).tables.first?.rows)
        #expect(rows[0][0].value == .text("pread") && rows[1][0].value == .text("mmap:advice=random"))
        guard case .time(let nanoseconds) = rows[0][1].value else { return #expect(Bool(false), "\(rows[0][1])") }
        #expect(nanoseconds > 1200 && nanoseconds < 1240)
        #expect(rows[1][4].value == .count(16))
        guard case .verdict(.faster, let words) = rows[1][5].value else { return #expect(Bool(false), "\(rows[1][5])") }
        #expect(words == "2.4x faster" && rows[1][5].tone == .good)
        #expect(rows[0][5] == ReportCell(.text("baseline"), tone: .quiet))
    }

    @Test func `a report of one case says what the run says of it, corrected over the whole run`() throws {
        let results = try Sample.results()
        let whole = document(results)
        let part = document(results, showing: [results[1].benchCase.id])
        #expect(part.sections[0] == whole.sections[1])
        #expect(part.tables.count { $0.role == .main } == 1)
        #expect(ReportText.text(part).contains("Holm over 5 pairs"))
    }

    @Test func `text leaves out what can't be drawn, and gives names that are too long a line or dots`() {
        let name = String(repeating: "n", count: 40)
        let column = { ReportTable.Column("a", fit: $0) }
        let row = [ReportCell.text(name), ReportCell(.bytes(4096))]
        func table(_ role: ReportTable.Role, _ fit: ReportTable.Column.Fit) -> Report.Block {
            .table(ReportTable(role, columns: [column(fit), ReportTable.Column("b", .trailing)], rows: [row]))
        }
        let figure = ReportFigure(kind: .latencies, series: [])
        let report = Report([
            Report.Section(heading: "h", [table(.main, .folded), .remark("r"), table(.detail, .cut), .figure(figure)])
        ])
        let space = String(repeating: " ", count: 27)
        let lines = [
            "  a\(space)         b", "", "h", "  \(name)", "  \(space)   4.00 KiB", "  r", "    a\(space)         b",
            "    \(name.prefix(25))...  4.00 KiB",
        ]
        #expect(ReportText.text(report) == lines.map { $0 + "\n" }.joined())
    }

    @Test func `all latencies are in the document, to be drawn`() throws {
        let benchCase = try Sample.benchCase("few", ["pread"])
        let result = Sample.result(benchCase, [1000]) { _, trial in
            trial.latencyMode = "all"
            trial.latencySamples = 2
            trial.latencyMaxNanoseconds = 20
            trial.latencyBuckets = "10:1 20:1"
        }
        let figures = document([result]).sections[0].blocks.compactMap { block in
            if case .figure(let figure) = block { figure } else { nil }
        }
        let points = [ReportFigure.Point(at: 10, value: 16), ReportFigure.Point(at: 20, value: 16)]
        #expect(
            figures == [ReportFigure(kind: .latencies, series: [ReportFigure.Series(name: "pread", points: points)])]
        )
    }
}
