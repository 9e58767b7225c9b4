/// A part of a page: what it says, and what it shows.
struct PagePart {
    /// A piece of a part.
    enum Piece {
        /// What any renderer of reports can set.
        case blocks([Report.Block])
        /// A drawing with the table of its figures, which is folded where `isFolded`.
        case picture(Markup, caption: String, table: [(title: String?, table: ReportTable)], isFolded: Bool = true)
        /// Text that keeps its lines, below a title that folds it where `isFolded`.
        case code(title: String, String, isFolded: Bool = true)
    }

    /// The heading.
    let heading: String
    /// The heading's level, 2 or 3.
    var level = 2
    /// Where links lead to it; nil where none does.
    var anchor: String?
    /// A name below the heading that is not prose, such as an id.
    var name: String?
    /// What it says and shows, in order.
    var pieces: [Piece]

    /// The part as it stands in a page: pictures that follow one another stand side by side where there is room.
    var markup: Markup {
        let title: StaticString = level == 2 ? "h2" : "h3"
        var parts = [Markup(title, anchor.map { [Markup.Attribute("id", $0)] } ?? [], [Markup(heading)])]
        if let name { parts.append(Markup("p", "id", [Markup("code", name)])) }
        var figures: [Markup] = []
        for piece in pieces {
            if case .picture(let drawing, let caption, let tables, true) = piece {
                let tables = Self.markup(tables, caption)
                let details = Markup("details", [], [Markup("summary", "The figures as a table")] + tables)
                figures.append(Markup("figure", [], [Markup("figcaption", caption), drawing, details]))
                continue
            }
            if !figures.isEmpty { parts.append(Markup("div", "figures", figures)) }
            figures = []
            switch piece {
            case .blocks(let blocks): parts += ReportHTML.markup(blocks)
            case .code(let title, let text, let isFolded):
                let lines = Markup("pre", [Markup.Attribute("tabindex", "0")], [Markup.lines(text)])
                parts.append(
                    isFolded
                        ? Markup("details", [], [Markup("summary", title), lines])
                        : Markup([Markup("p", title), lines])
                )
            case .picture(let drawing, let caption, let tables, _):
                parts.append(Markup("figure", [], [Markup("figcaption", caption), drawing]))
                parts += Self.markup(tables, caption)
            }
        }
        if !figures.isEmpty { parts.append(Markup("div", "figures", figures)) }
        return Markup("section", [], parts)
    }

    private static func markup(_ tables: [(title: String?, table: ReportTable)], _ caption: String) -> [Markup] {
        tables.flatMap { title, table in
            (title.map { [Markup("h4", $0)] } ?? []) + [ReportHTML.table(table, label: title ?? caption)]
        }
    }
}
