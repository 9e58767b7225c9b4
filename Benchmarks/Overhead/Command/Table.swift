/// The report as text.
struct Table {
    private let report: Report

    init(_ report: Report) { self.report = report }

    var text: String {
        let head = ["", "C ns/op", "Faultline ns/op", "ratio", "interval", "bar", ""]
        var text = lines([head] + report.rows.map(cells)) + note
        let fio = report.rows.flatMap { row in row.fio.map { fioCells(row, $0) } }
        if !fio.isEmpty {
            let head = ["fio \(report.fio ?? "")", "fio ns/op", "Faultline ns/op", "ratio", "interval", "bar", ""]
            text += "\n" + lines([head] + fio)
        }
        text += FioWords(report).lines.map { "\($0)\n" }.joined()
        if let harness = report.harness { text += "\n\(harness.line)\n" }
        return text
    }

    private func lines(_ cells: [[String]]) -> String {
        let widths = (cells.first ?? []).indices.map { column in cells.map { $0[column].count }.max() ?? 0 }
        return cells.map { line($0, widths) }.joined()
    }

    private func fioCells(_ row: RowResult, _ fio: FioResult) -> [String] {
        [
            "\(fio.engine) \(fio.options.rawValue), beside \(row.name)",
            figure(fio.nanoseconds),
            figure(row.faultlineNanoseconds),
            fixed(fio.ratio, 2),
            bounds(fio.lowerRatio, fio.upperRatio, digits: 2),
            fio.bar.map { ">= \(fixed($0, 1))" } ?? "",
            fio.finding == .noBar ? "" : fio.finding.rawValue,
        ]
    }

    private func bounds(_ lower: Double?, _ upper: Double?, digits: Int) -> String {
        guard let lower, let upper else { return "too few rounds" }
        return "\(fixed(lower, digits))..\(fixed(upper, digits))"
    }

    private func cells(_ row: RowResult) -> [String] {
        [
            row.name,
            figure(row.floorNanoseconds),
            figure(row.faultlineNanoseconds),
            fixed(row.ratio, 3),
            bounds(row.lowerRatio, row.upperRatio, digits: 3),
            row.bar.map { "<= \(fixed($0, 2))" } ?? "",
            row.finding == .noBar ? "" : row.finding.rawValue,
        ]
    }

    private func line(_ cells: [String], _ widths: [Int]) -> String {
        var line = ""
        for (column, (cell, width)) in zip(cells, widths).enumerated() {
            let room = String(repeating: " ", count: width - cell.count)
            let isText = column == 0 || column == cells.count - 1
            line += (column == 0 ? "" : "  ") + (isText ? cell + room : room + cell)
        }
        while line.last == " " { line.removeLast() }
        return line + "\n"
    }

    private var note: String {
        let missing = report.missingPages
        return "\nratio: the median over \(report.rounds) rounds of Faultline's time to C's, with its "
            + "\(fixed((1 - report.alpha) * 100, 1)) % interval (sign test)\n"
            + (missing == 0 ? "" : "\(missing) pages had left the page cache between rows, and were read again\n")
    }

    /// Three or four digits that count.
    private func figure(_ nanoseconds: Double) -> String {
        nanoseconds < 10 ? fixed(nanoseconds, 2) : nanoseconds < 1000 ? fixed(nanoseconds, 1) : fixed(nanoseconds, 0)
    }

    private func fixed(_ value: Double, _ digits: Int) -> String {
        var scale = 1
        for _ in 0..<digits { scale *= 10 }
        let scaled = Int((value * Double(scale)).rounded())
        guard digits > 0 else { return "\(scaled)" }
        let fraction = String(scaled % scale)
        return "\(scaled / scale)." + String(repeating: "0", count: digits - fraction.count) + fraction
    }
}
