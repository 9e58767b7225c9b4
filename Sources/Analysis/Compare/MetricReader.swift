import Results

/// Takes single figures out of a table of trials, without putting whole trials together.
struct MetricReader {
    /// The places of the columns that are added up.
    let columns: [Int]
    /// True where the figure already is one for a single operation.
    let isPerOperation: Bool

    private static let places = Dictionary(
        uniqueKeysWithValues: TrialColumn.all.enumerated().map { ($0.element.name, $0.offset) }
    )
    static let round = place("round") ?? 0
    private static let reason = place("reason") ?? 0
    static let operations = place("operations") ?? 0
    static let digest = place("digest") ?? 0
    static let pages = place("file_pmd_mapped_bytes") ?? 0

    /// The place of a column.
    static func place(_ name: String) -> Int? { places[name] }

    /// The figure of a trial for one operation; nil where the first column has none. (The other columns may lack it: a
    /// device is written to only where there is a sync.)
    func value(_ table: TrialTable, row: Int) -> Double? {
        var sum = 0.0
        for (order, column) in columns.enumerated() {
            if let value = Self.number(table.cell(row: row, column: column)) {
                sum += value
            } else if order == 0 {
                return nil
            }
        }
        guard !isPerOperation else { return sum }
        guard let operations = Self.number(table.cell(row: row, column: Self.operations)), operations > 0 else {
            return nil
        }
        return sum / operations
    }

    /// A cell as a number.
    static func number(_ cell: TrialColumn.Cell) -> Double? {
        switch cell {
        case .integer(let value): Double(value)
        case .real(let value): value
        default: nil
        }
    }

    /// Why a trial is not valid.
    static func reason(_ table: TrialTable, row: Int) -> String {
        let status = table.status(row: row)?.rawValue ?? "without status"
        guard case .text(let text) = table.cell(row: row, column: reason) else { return "\(status): no reason given" }
        return "\(status): \(text)"
    }
}
