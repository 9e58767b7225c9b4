import Results

/// Takes a figure out of trials, one by one or out of a table without putting whole trials together.
struct FigureReader {
    // The places of the columns that are added up, and of the one that their sum is divided by.
    private let columns: [Int]
    private let denominator: Int?

    init(_ figure: Figure) {
        columns = figure.columns.compactMap(Self.place)
        denominator =
            switch figure.denominator {
            case .operation: Self.operations
            case .byte: Self.bytes
            case .none: nil
            }
    }

    private static let places = Dictionary(
        uniqueKeysWithValues: TrialColumn.all.enumerated().map { ($0.element.name, $0.offset) }
    )
    static let round = place("round") ?? 0
    private static let reason = place("reason") ?? 0
    private static let operations = place("operations") ?? 0
    private static let bytes = place("bytes") ?? 0
    static let digest = place("digest") ?? 0
    static let pages = place("file_pmd_mapped_bytes") ?? 0

    /// The place of a column.
    static func place(_ name: String) -> Int? { places[name] }

    /// The figure of a trial in a table; nil where the first column has no value.
    func value(_ table: TrialTable, row: Int) -> Double? { value { table.cell(row: row, column: $0) } }

    /// The figure of a trial; nil where the first column has no value.
    func value(_ trial: Trial) -> Double? { value { TrialColumn.all[$0].cell(of: trial) } }

    private func value(_ cell: (Int) -> TrialColumn.Cell) -> Double? {
        var sum = 0.0
        for (order, column) in columns.enumerated() {
            if let value = Self.number(cell(column)) {
                sum += value
            } else if order == 0 {
                return nil
            }
        }
        guard let denominator else { return sum }
        guard let whole = Self.number(cell(denominator)), whole > 0 else { return nil }
        return sum / whole
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
