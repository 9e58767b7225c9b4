package import Analysis
import Results
import Workloads

/// A comparison as tidy CSV: one row for each row of each case and file, RFC 4180, empty where a value does not apply.
package enum CompareCSV {
    /// The names of the columns, in order.
    package static let columns = [
        "base", "file", "state", "case", "other_case", "metric", "unit", "engine", "against", "base_median",
        "other_median", "base_rounds", "other_rounds", "ratio", "lower", "upper", "level", "p_value",
        "adjusted_p_value", "detectable", "verdict", "note",
    ]

    /// The table with its heading.
    package static func text(_ finding: CompareFinding) -> String {
        var text = columns.joined(separator: ",") + "\r\n"
        for file in finding.others {
            for entry in file.cases {
                for row in entry.rows { text += line(finding, file, entry, row) }
            }
        }
        return text
    }

    private static func line(_ finding: CompareFinding, _ file: CompareFile, _ entry: CompareCase, _ row: CompareRow)
        -> String
    {
        let unit = row.against == nil ? finding.metric.unit.rawValue : "ratio"
        let names = [
            finding.base.name, file.facts.name, file.state.rawValue, entry.id, entry.otherID ?? "",
            finding.metric.name, unit, row.engine, row.against ?? "",
        ]
        let figures = [
            number(row.baseMedian), number(row.otherMedian), "\(row.baseRounds)", "\(row.otherRounds)",
            number(row.ratio), number(row.lower), number(row.upper), number(row.level), number(row.pValue),
            number(row.adjustedPValue), number(row.detectable), row.verdict.rawValue,
        ]
        return (names.map(CSVField.text) + figures + [CSVField.text(row.note ?? "")]).joined(separator: ",") + "\r\n"
    }

    private static func number(_ value: Double?) -> String {
        value.flatMap { $0.isFinite ? $0.description : nil } ?? ""
    }
}
