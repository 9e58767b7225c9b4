import Analysis

/// A report's sections as a part of a page.
enum ReportHTML {
    /// Blocks in order; entries of a list and labelled notes that follow one another make one list.
    static func markup(_ blocks: [Report.Block]) -> [Markup] {
        var result: [Markup] = []
        var (items, labelled): ([Markup], [Markup]) = ([], [])
        func flush() {
            if !items.isEmpty { result.append(Markup("ul", [], items)) }
            if !labelled.isEmpty { result.append(Markup("dl", [], labelled)) }
            (items, labelled) = ([], [])
        }
        for block in blocks {
            if case .note(let note) = block, note.kind == .item {
                items.append(Markup("li", note.text))
            } else if case .note(let note) = block, case .labelled(let label, _) = note.kind {
                labelled += [Markup("dt", label), Markup("dd", attributes(note.tone), [Markup(note.text)])]
            } else {
                flush()
                result += markup(block)
            }
        }
        flush()
        return result
    }

    private static func markup(_ block: Report.Block) -> [Markup] {
        switch block {
        case .table(let table): [self.table(table)]
        case .note(let note) where note.kind == .warning: [Markup("p", "warn doubtful", [Markup(note.text)])]
        case .note(let note): [Markup("p", attributes(note.tone), [Markup(note.text)])]
        // The page draws figures of its own.
        case .figure: []
        }
    }

    /// A table that scrolls by itself where the page is narrower.
    static func table(_ table: ReportTable, label: String = "Table") -> Markup {
        let hasHead = table.role != .list
        let head = table.columns.map { column in
            Markup("th", [Markup.Attribute("scope", "col")] + side(column), [Markup(column.title)])
        }
        let body = table.rows.map { row in
            Markup(
                "tr",
                [],
                zip(row, table.columns).enumerated().map { place, entry in
                    cell(entry.0, entry.1, isHead: place == 0 && hasHead)
                }
            )
        }
        let parts = (hasHead ? [Markup("thead", [], [Markup("tr", [], head)])] : []) + [Markup("tbody", [], body)]
        return Markup(
            "div",
            [
                Markup.Attribute("class", "scroll"), Markup.Attribute("role", "region"),
                Markup.Attribute("tabindex", "0"), Markup.Attribute("aria-label", label),
            ],
            [Markup("table", [], parts)]
        )
    }

    private static func cell(_ cell: ReportCell, _ column: ReportTable.Column, isHead: Bool) -> Markup {
        let kinds = [column.side == .trailing ? "n" : nil, cell.isRatio ? "w" : nil, kind(cell.tone)].compactMap(\.self)
        let attributes: [Markup.Attribute] =
            (isHead ? [Markup.Attribute("scope", "row")] : [])
            + (kinds.isEmpty ? [] : [Markup.Attribute("class", kinds.joined(separator: " "))])
        return Markup(isHead ? "th" : "td", attributes, [Markup(cell.text)])
    }

    private static func side(_ column: ReportTable.Column) -> [Markup.Attribute] {
        column.side == .trailing ? [Markup.Attribute("class", "n")] : []
    }

    private static func attributes(_ tone: ReportTone) -> [Markup.Attribute] {
        kind(tone).map { [Markup.Attribute("class", $0)] } ?? []
    }

    private static func kind(_ tone: ReportTone) -> String? {
        switch tone {
        case .plain: nil
        case .quiet: "quiet"
        case .good: "good"
        case .bad: "bad"
        case .doubtful: "doubtful"
        }
    }
}

extension ReportCell {
    /// True for a ratio, which is not parted from its interval.
    fileprivate var isRatio: Bool { if case .ratio = value { true } else { false } }
}
