extension ReportText {
    /// The columns of the widest label of a section.
    static func labelWidth(_ section: Report.Section) -> Int {
        section.blocks.map { block in
            guard case .note(let note) = block, case .labelled(let label, _) = note.kind else { return 0 }
            return label.count
        }.max() ?? 0
    }

    /// A text behind its label; further lines start below its first word.
    static func labelled(
        _ label: String,
        _ note: ReportNote,
        margin: String,
        width: Int,
        columns: Int,
        style: Style
    ) -> [String] {
        let gap = "  "
        let room = columns - margin.count - width - gap.count
        let start = margin + style.bold(label) + String(repeating: " ", count: width - label.count) + gap
        let below = margin + String(repeating: " ", count: width) + gap
        let lines = wrapped(note.text, columns: max(1, room), indent: "")
        guard !lines.isEmpty else { return [margin + style.bold(label)] }
        return lines.enumerated().map { ($0 == 0 ? start : below) + style.tone(note.tone)($1) }
    }
}
