/// A table of typed cells.
package struct ReportTable: Hashable, Sendable {
    /// Where a table belongs.
    package enum Role: Hashable, Sendable {
        /// One part of the report's main table: all of these have the same columns, so that a renderer may print the headings
        /// once and line the parts up.
        case main
        /// Details on what stands above it, with columns of its own.
        case detail
        /// Rows without headings, whose texts may go on in further lines.
        case list
    }

    /// A column.
    package struct Column: Hashable, Sendable {
        /// The side to which its cells are set.
        package enum Side: Hashable, Sendable {
            case leading
            case trailing
        }

        /// What may be done to a text that is too long for the column.
        package enum Fit: Hashable, Sendable {
            /// Nothing: the column is as wide as its widest cell.
            case whole
            /// The text may have a line of its own, above the rest of its row.
            case folded
            /// The text may be cut, since it stands in full elsewhere.
            case cut
            /// The text may go on in further lines.
            case wrapped
        }

        /// The heading; may be empty.
        package var title: String
        /// The side of its cells.
        package var side: Side
        /// What may be done to long texts.
        package var fit: Fit

        /// Makes a column.
        package init(_ title: String, _ side: Side = .leading, fit: Fit = .whole) {
            self.title = title
            self.side = side
            self.fit = fit
        }
    }

    /// Where it belongs.
    package var role: Role
    /// The columns.
    package var columns: [Column]
    /// The rows, each with a cell for every column.
    package var rows: [[ReportCell]]

    /// Makes a table.
    package init(_ role: Role, columns: [Column], rows: [[ReportCell]]) {
        self.role = role
        self.columns = columns
        self.rows = rows
    }
}
