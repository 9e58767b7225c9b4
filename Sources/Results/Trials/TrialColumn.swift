/// A column of the trial table.
package struct TrialColumn: Sendable {
    /// The value of one trial in one column.
    package enum Cell: Hashable, Sendable {
        /// Does not apply, or was not measured.
        case none
        /// A count, bytes or nanoseconds.
        case integer(Int)
        /// A number with a fraction; never NaN or infinite.
        case real(Double)
        /// A status or a reason.
        case text(String)
        /// A digest, written with 16 hexadecimal digits.
        case digest(UInt64)
    }

    /// How a column is stored and written.
    package enum Kind: Sendable {
        /// ``Cell/integer(_:)`` or none.
        case integer
        /// ``Cell/real(_:)`` or none.
        case real
        /// ``Cell/text(_:)`` or none.
        case text
        /// ``Cell/digest(_:)`` or none.
        case digest
    }

    /// The name in CSV and JSON.
    package let name: String
    /// How its values are written.
    package let kind: Kind
    /// What its values are counted in, in a word; `text` for words.
    package let unit: String
    /// Where its values come from, in a word: a system call, a file of the kernel's, or the part of Faultline that knows them.
    package let source: String
    private let read: @Sendable (Trial) -> Cell
    private let write: @Sendable (inout Trial, Cell) -> Bool

    init(
        _ name: String,
        _ kind: Kind,
        _ unit: String,
        _ source: String,
        read: @escaping @Sendable (Trial) -> Cell,
        write: @escaping @Sendable (inout Trial, Cell) -> Bool
    ) {
        self.name = name
        self.kind = kind
        self.unit = unit
        self.source = source
        self.read = read
        self.write = write
    }

    /// The column's value of one trial.
    package func cell(of trial: Trial) -> Cell { read(trial) }

    /// Sets the column's value; false when the cell is not of the column's kind.
    package func set(_ cell: Cell, in trial: inout Trial) -> Bool { write(&trial, cell) }
}
