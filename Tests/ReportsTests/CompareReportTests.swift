import Analysis
import FoundationEssentials
import Reports
import Results
import Testing

@Suite struct CompareReportTests {
    private let otherMachine: (inout ResultHeader) -> Void = { header in
        header.environment.kernel.release = "6.19.0"
        header.environment.cpu.model = "another"
    }

    @Test func `the table shows medians, ratios, verdicts, means and what differs`() throws {
        try expectGolden(CompareReport(try Sample.comparison()).lines, "compare-table")
    }

    @Test func `the coloured table is the plain one with escapes`() throws {
        let finding = try Sample.comparison()
        let colour = CompareReport(finding, style: Style(color: true)).lines
        try expectGolden(colour, "compare-table-colour")
        #expect(colour.replacing(/\u{1b}\[[0-9]*m/, with: "") == CompareReport(finding).lines)
    }

    @Test func `counters say less and more, and are no advice on times`() throws {
        try expectGolden(
            CompareReport(try Sample.comparison(metric: try #require(Figure.named("syscalls")))).lines,
            "compare-syscalls"
        )
    }

    @Test func `with a mismatch allowed there are engine ratios alone`() throws {
        let text = CompareReport(try Sample.comparison(allow: true, change: otherMachine)).lines
        try expectGolden(text, "compare-mismatch")
        #expect(!text.contains(" us ") && !text.contains("faster ") && !text.contains("slower "))
    }

    @Test func `a refusal is one line and the fields that differ`() throws {
        let finding = try Sample.comparison(change: otherMachine)
        try expectGolden(CompareRefusal.text(finding), "compare-refused")
        #expect(finding.isRefused && !finding.hasFigures)
        #expect(CompareRefusal.text(try Sample.comparison()) == "")
    }

    @Test func `no line of the table is wider than it may be, ids aside`() throws {
        for line in CompareReport(try Sample.comparison()).lines.split(separator: "\n") where !line.contains("/kind=") {
            #expect(line.count <= 120, "\(line)")
        }
    }

    @Test func `Markdown has a row for each row, and names act as no markup`() throws {
        let text = CompareMarkdown.text(try Sample.comparison())
        try expectGolden(text, "compare-markdown")
        for line in text.split(separator: "\n") where line.hasPrefix("| ") {
            let bars = line.replacing("\\|", with: "").count { $0 == "|" }
            #expect(bars == 8 || bars == 4, "\(line)")
        }
    }

    @Test func `CSV has a row for each row, all of the same number of fields`() throws {
        let finding = try Sample.comparison()
        let text = CompareCSV.text(finding)
        try expectGolden(text, "compare-csv")
        let lines = text.split(separator: "\r\n")
        #expect(lines.count == 1 + finding.others[0].cases.reduce(0) { $0 + $1.rows.count })
        #expect(text.contains("\"other: 0 valid rounds (refused: EPERM | \"\"seccomp\"\", here); 6 are needed\""))
    }

    @Test func `JSON reads back, with the figures and without NaN`() throws {
        let finding = try Sample.comparison()
        let text = try CompareJSON.text(finding)
        try expectGolden(text, "compare-json")
        let value = try JSONValue(parsing: Array(text.utf8))
        #expect(value["schema"] == .string("faultline.compare/1") && value["metric"] == .string("time"))
        let file = value["others"]?.elements?.first
        #expect(file?["state"] == .string("compared"))
        let row = file?["cases"]?.elements?.first?["rows"]?.elements?[1]
        #expect(row?["verdict"] == .string("slower") && row?["engine"] == .string("mmap:advice=random"))
        let ratio = try #require(finding.others[0].cases[0].rows[1].ratio)
        #expect(row?["ratio"] == .real(ratio))
    }
}
