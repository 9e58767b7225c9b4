import Results
import Statistics

/// The figures of one engine in one case of one result: a value for each valid trial.
struct EngineSeries: Sendable {
    /// The engine, as text.
    let engine: String
    /// The rounds of the values, ascending.
    let rounds: [Int]
    /// The metric in each of them, 0 or more.
    let values: [Double]
    /// The median of the bytes mapped by 2 MiB entries.
    let pages: Double?
    /// The first reason for a trial that is not valid.
    let obstacle: String?

    init(engine: String, table: TrialTable, reader: FigureReader) {
        var pairs: [(round: Int, value: Double)] = []
        var pages: [Double] = []
        var obstacle: String?
        for row in 0..<table.count {
            guard table.status(row: row) == .valid else {
                obstacle = obstacle ?? FigureReader.reason(table, row: row)
                continue
            }
            guard case .integer(let round) = table.cell(row: row, column: FigureReader.round),
                let value = reader.value(table, row: row), value.isFinite
            else { continue }
            pairs.append((round, value))
            if let size = FigureReader.number(table.cell(row: row, column: FigureReader.pages)) { pages.append(size) }
        }
        pairs.sort { $0.round < $1.round }
        self.engine = engine
        rounds = pairs.map(\.round)
        values = pairs.map(\.value)
        self.pages = median(pages)
        self.obstacle = obstacle
    }

    /// True where every value has a logarithm.
    var isPositive: Bool { values.allSatisfy { $0 > 0 } }

    /// True where the pages that the kernel mapped are alike: within 5 % of the larger.
    func hasPages(like other: EngineSeries) -> Bool {
        guard let here = pages, let there = other.pages else { return true }
        return abs(here - there) <= CaseWarnings.mostPageSizeDifference * max(here, there)
    }
}
