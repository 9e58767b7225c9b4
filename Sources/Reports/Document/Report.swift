/// A report as data: what it says, in which order and in which tone. Wrapping, widths and colour are a renderer's.
package struct Report: Hashable, Sendable {
    /// What stands together, with a heading or without.
    package struct Section: Hashable, Sendable {
        /// What the section is about; nil for one that needs no heading.
        package var heading: String?
        /// Its contents, in order.
        package var blocks: [Block]

        /// Makes a section.
        package init(heading: String? = nil, _ blocks: [Block]) {
            self.heading = heading
            self.blocks = blocks
        }
    }

    /// A piece of a section.
    package enum Block: Hashable, Sendable {
        /// Figures in rows.
        case table(ReportTable)
        /// A sentence.
        case note(ReportNote)
        /// Something to be drawn.
        case figure(ReportFigure)
    }

    /// The sections, in order.
    package var sections: [Section]

    /// Makes a report.
    package init(_ sections: [Section]) { self.sections = sections }

    /// Every table, in order.
    var tables: [ReportTable] {
        sections.flatMap(\.blocks).compactMap { block in
            guard case .table(let table) = block else { return nil }
            return table
        }
    }
}

/// How a cell or a note is meant.
package enum ReportTone: Hashable, Sendable {
    /// As any other text.
    case plain
    /// Of less weight.
    case quiet
    /// Welcome.
    case good
    /// Unwelcome.
    case bad
    /// To be taken with care.
    case doubtful
}
