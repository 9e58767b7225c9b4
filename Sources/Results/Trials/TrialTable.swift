/// The trials of one engine in one case, one array a column, as they stand in the JSON document.
///
/// Eight bytes a value, so that 100,000 trials take about 30 MB.
package struct TrialTable: Sendable {
    /// The number of trials.
    package private(set) var count = 0
    // One array for each column: integers as they are, reals and digests as bit patterns, a status by its place in allCases, other
    // texts by their place among those of the column, from -1 downwards.
    private var stored: [[Int64]]
    private var present: [[Bool]]
    private var texts: [Texts]
    // By themselves, since a column carries closures, which cost a copy.
    private static let kinds = TrialColumn.all.map(\.kind)

    /// An empty table with reserved capacity.
    package init(capacity: Int = 0) {
        stored = TrialColumn.all.map { _ in [] }
        present = TrialColumn.all.map { _ in [] }
        texts = TrialColumn.all.map { _ in Texts() }
        for column in stored.indices {
            stored[column].reserveCapacity(capacity)
            present[column].reserveCapacity(capacity)
        }
    }

    /// Adds a trial at the end.
    package mutating func append(_ trial: Trial) {
        for (index, column) in TrialColumn.all.enumerated() {
            let cell = column.cell(of: trial)
            fill(index)
            stored[index].append(Self.encoded(cell, &texts[index]))
            present[index].append(cell != .none)
        }
        count += 1
    }

    /// Gives a column that has no values so far a place for each trial.
    private mutating func fill(_ index: Int) {
        guard stored[index].count < count else { return }
        stored[index] += [Int64](repeating: 0, count: count - stored[index].count)
        present[index] += [Bool](repeating: false, count: count - present[index].count)
    }

    /// The texts of a column, each once: reasons and nodes repeat from trial to trial.
    fileprivate struct Texts {
        private var all: [String] = []
        private var places: [String: Int] = [:]

        mutating func place(of text: String) -> Int {
            if let place = places[text] { return place }
            places[text] = all.count
            all.append(text)
            return all.count - 1
        }

        subscript(place: Int) -> String { all.indices.contains(place) ? all[place] : "" }
    }

    /// A cell in 64 bits.
    private static func encoded(_ cell: TrialColumn.Cell, _ texts: inout Texts) -> Int64 {
        switch cell {
        case .none: 0
        case .integer(let value): Int64(value)
        case .real(let value): Int64(bitPattern: value.bitPattern)
        case .digest(let value): Int64(bitPattern: value)
        case .text(let text):
            TrialStatus(rawValue: text).flatMap { TrialStatus.allCases.firstIndex(of: $0) }.map(Int64.init)
                ?? Int64(-1 - texts.place(of: text))
        }
    }

    /// A column on its way from a document into a table, without trials in between.
    struct Column {
        fileprivate var stored: [Int64] = []
        fileprivate var present: [Bool] = []
        fileprivate var texts = Texts()
        var count: Int { stored.count }

        /// An empty column; `capacity` values fit without another allocation, as many as the column before it has.
        init(capacity: Int) {
            stored.reserveCapacity(capacity)
            present.reserveCapacity(capacity)
        }

        mutating func append(_ cell: TrialColumn.Cell) {
            stored.append(TrialTable.encoded(cell, &texts))
            present.append(cell != .none)
        }
    }

    /// A table of `count` trials, of columns by their places in ``TrialColumn/all``; each has that many cells. Other columns
    /// have no values, and take no room.
    init(columns: [Int: Column], count: Int) {
        self.count = count
        let columns = columns.filter { $0.value.present.contains(true) }
        stored = TrialColumn.all.indices.map { columns[$0]?.stored ?? [] }
        present = TrialColumn.all.indices.map { columns[$0]?.present ?? [] }
        texts = TrialColumn.all.indices.map { columns[$0]?.texts ?? Texts() }
    }

    /// The value in a column (by its place in ``TrialColumn/all``) of a trial.
    package func cell(row: Int, column: Int) -> TrialColumn.Cell {
        guard row < present[column].count, present[column][row] else { return .none }
        let value = stored[column][row]
        switch Self.kinds[column] {
        case .integer: return .integer(Int(value))
        case .real: return .real(Double(bitPattern: UInt64(bitPattern: value)))
        case .digest: return .digest(UInt64(bitPattern: value))
        case .text: return .text(value < 0 ? texts[column][Int(-1 - value)] : TrialStatus.allCases[Int(value)].rawValue)
        }
    }

    /// What became of a trial, without a text in between; nil where the column has no status.
    package func status(row: Int) -> TrialStatus? {
        let value = stored[Self.statusColumn][row]
        let isStatus = present[Self.statusColumn][row] && TrialStatus.allCases.indices.contains(Int(value))
        guard isStatus else { return nil }
        let status = TrialStatus.allCases[Int(value)]
        guard status == .failed, cell(row: row, column: Self.outcomeColumn) == Self.notReached else { return status }
        return .notReached
    }

    /// A round that occurs twice; nil where none does.
    var repeatedRound: Int? {
        var rounds: Set<Int64> = []
        let column = TrialColumn.all.firstIndex { $0.name == "round" } ?? 0
        return stored[column].first { !rounds.insert($0).inserted }.map { Int($0) }
    }

    private static let statusColumn = TrialColumn.all.firstIndex { $0.name == "status" } ?? 0
    private static let outcomeColumn = TrialColumn.all.firstIndex { $0.name == "outcome" } ?? 0
    private static let notReached = TrialColumn.Cell.text(TrialStatus.notReached.rawValue)

    /// One trial, put together again.
    package subscript(row: Int) -> Trial {
        var trial = Trial(round: 0, position: 0, status: .failed)
        for (index, column) in TrialColumn.all.enumerated() {
            _ = column.set(cell(row: row, column: index), in: &trial)
        }
        return trial
    }
}
