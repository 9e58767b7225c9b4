/// How a text is set off on a terminal; without colour every text is left as it is.
package struct Style: Hashable, Sendable {
    /// Whether escape sequences are written.
    package let color: Bool

    /// A style with or without colour.
    package init(color: Bool) { self.color = color }

    /// No escape sequences.
    package static let plain = Style(color: false)

    func bold(_ text: String) -> String { set(text, "1") }
    func dim(_ text: String) -> String { set(text, "2") }
    func good(_ text: String) -> String { set(text, "32") }
    func bad(_ text: String) -> String { set(text, "31") }
    func doubtful(_ text: String) -> String { set(text, "33") }

    /// What sets off a text of this tone.
    func tone(_ tone: ReportTone) -> (String) -> String {
        switch tone {
        case .plain: { $0 }
        case .quiet: dim
        case .good: good
        case .bad: bad
        case .doubtful: doubtful
        }
    }

    private func set(_ text: String, _ code: String) -> String {
        color && !text.isEmpty ? "\u{1b}[\(code)m\(text)\u{1b}[0m" : text
    }
}
