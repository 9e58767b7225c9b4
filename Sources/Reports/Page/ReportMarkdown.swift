import Analysis
import Workloads

/// A report's blocks as Markdown.
enum ReportMarkdown {
    /// Lines, with an empty one after each block.
    static func lines(_ blocks: [Report.Block]) -> [String] {
        var lines: [String] = []
        var wasItem = false
        for block in blocks {
            switch block {
            case .table(let table):
                if wasItem { lines.append("") }
                lines += self.lines(table) + [""]
                wasItem = false
            case .note(let note):
                let (line, isItem) = self.line(note)
                if wasItem, !isItem { lines.append("") }
                lines += isItem ? [line] : [line, ""]
                wasItem = isItem
            case .figure: break
            }
        }
        return lines + (wasItem ? [""] : [])
    }

    /// A table; one without headings has empty ones, since Markdown has no other.
    static func lines(_ table: ReportTable) -> [String] {
        let head = MarkdownText.line(table.columns.map { MarkdownText.escaped($0.title) })
        let rule = "|" + table.columns.map { $0.side == .trailing ? "--:|" : "---|" }.joined()
        return [head, rule] + table.rows.map { MarkdownText.line($0.map { MarkdownText.escaped($0.text) }) }
    }

    /// Text that keeps its lines: set in by four spaces, where nothing can end it.
    static func code(_ text: String) -> [String] {
        text.split(separator: "\n", omittingEmptySubsequences: false).map { "    " + PrintableText.escaped(String($0)) }
            + [""]
    }

    private static func line(_ note: ReportNote) -> (text: String, isItem: Bool) {
        let text = MarkdownText.escaped(note.text)
        return switch note.kind {
        case .item: ("- \(text)", true)
        case .warning: ("- :warning: \(text)", true)
        case .labelled(let label, _):
            (label.isEmpty ? "- \(text)" : "- **\(MarkdownText.escaped(label))** \(text)", true)
        case .remark, .paragraph, .files: (text, false)
        }
    }
}
