/// The trials of one engine in one case, one array a column, as they stand in the JSON document.
///
/// Eight bytes a value, so that 100,000 trials take about 30 MB.
public struct TrialTable: Sendable {
    /// The number of trials.
    public private(set) var count = 0
    // One array for each column: integers as they are, reals and digests as bit patterns, status by its place in allCases.
    private var stored: [[Int64]]
    private var present: [[Bool]]
    private var reasons: [Int: String] = [:]

    /// An empty table with room for so many trials.
    public init(capacity: Int = 0) {
        stored = TrialColumn.all.map { _ in [] }
        present = TrialColumn.all.map { _ in [] }
        for column in stored.indices {
            stored[column].reserveCapacity(capacity)
            present[column].reserveCapacity(capacity)
        }
    }

    /// Adds a trial at the end.
    public mutating func append(_ trial: Trial) {
        for (index, column) in TrialColumn.all.enumerated() {
            let cell = column.cell(of: trial)
            stored[index].append(encoded(cell, row: count))
            present[index].append(cell != .none)
        }
        count += 1
    }

    private mutating func encoded(_ cell: TrialColumn.Cell, row: Int) -> Int64 {
        switch cell {
        case .none: return 0
        case .integer(let value): return Int64(value)
        case .real(let value): return Int64(bitPattern: value.bitPattern)
        case .digest(let value): return Int64(bitPattern: value)
        case .text(let text):
            if let status = TrialStatus(rawValue: text), let place = TrialStatus.allCases.firstIndex(of: status) {
                return Int64(place)
            }
            reasons[row] = text
            return -1
        }
    }

    /// The value in a column (by its place in ``TrialColumn/all``) of a trial.
    public func cell(row: Int, column: Int) -> TrialColumn.Cell {
        guard present[column][row] else { return .none }
        let value = stored[column][row]
        switch TrialColumn.all[column].kind {
        case .integer: return .integer(Int(value))
        case .real: return .real(Double(bitPattern: UInt64(bitPattern: value)))
        case .digest: return .digest(UInt64(bitPattern: value))
        case .text: return .text(value < 0 ? reasons[row] ?? "" : TrialStatus.allCases[Int(value)].rawValue)
        }
    }

    /// One trial, put together again.
    public subscript(row: Int) -> Trial {
        var trial = Trial(round: 0, position: 0, status: .failed)
        for (index, column) in TrialColumn.all.enumerated() {
            _ = column.set(cell(row: row, column: index), in: &trial)
        }
        return trial
    }
}
