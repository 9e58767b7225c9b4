import Workloads

/// How a text is set off on a terminal; without colour every text is left as it is.
///
/// What sets off is a mark inside of Faultline, and an escape sequence only in ``text(_:)``: there every control character that comes
/// from elsewhere is known by not being a mark.
package struct Style: Hashable, Sendable {
    /// Whether escape sequences are written.
    package let color: Bool

    /// A style with or without colour.
    package init(color: Bool) { self.color = color }

    /// No escape sequences.
    package static let plain = Style(color: false)

    func bold(_ text: String) -> String { set(text, "\u{2}") }
    func dim(_ text: String) -> String { set(text, "\u{3}") }
    func bad(_ text: String) -> String { set(text, "\u{4}") }
    func good(_ text: String) -> String { set(text, "\u{5}") }
    func doubtful(_ text: String) -> String { set(text, "\u{6}") }
    func noted(_ text: String) -> String { set(text, "\u{7}") }

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

    private func set(_ text: String, _ mark: Unicode.Scalar) -> String {
        color && !text.isEmpty ? "\(mark)\(PrintableText.escaped(text))\(Self.end)" : text
    }

    /// Lines as they go out, each with a line end: the one border at which reports become text. Whatever a file, a name or the
    /// kernel has put into a line stays in it, and can be seen.
    package func text(_ lines: [String]) -> String { lines.map { printed($0) + "\n" }.joined() }

    /// One line as it goes out, without a line end.
    func printed(_ line: String) -> String {
        var result = String.UnicodeScalarView()
        for scalar in line.unicodeScalars {
            if color, let sequence = Self.sequences[scalar] {
                result.append(contentsOf: "\u{1b}[\(sequence)m".unicodeScalars)
            } else if PrintableText.isPrintable(scalar) {
                result.append(scalar)
            } else {
                result.append(contentsOf: scalar.escaped(asASCII: true).unicodeScalars)
            }
        }
        return PrintableText.withoutCommands(String(result))
    }

    private static let end: Unicode.Scalar = "\u{1}"
    /// Control characters, which no printed text has, and the parameters of SGR (ECMA-48) that they stand for.
    private static let sequences: [Unicode.Scalar: String] = [
        end: "0", "\u{2}": "1", "\u{3}": "2", "\u{4}": "31", "\u{5}": "32", "\u{6}": "33", "\u{7}": "36",
    ]
}
