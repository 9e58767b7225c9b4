/// Text from a file, a name or the kernel, as it may go to a terminal, a log or a page.
///
/// The one function that stands at that border. Control characters would move the cursor or end a line, behind which a CI log takes
/// commands; bidirectional overrides would show another text than there is (CVE-2021-42574).
package enum PrintableText {
    /// The text on one line: what is no visible character stands as Swift would write it, such as `\n` or `\u{1B}`.
    package static func escaped(_ text: String) -> String {
        guard !isPlain(text) else { return text }
        return text.unicodeScalars.reduce(into: "") { result, scalar in
            result += isPrintable(scalar) ? String(scalar) : scalar.escaped(asASCII: true)
        }
    }

    /// The text as a line of a log, in which nothing acts as a command either.
    package static func line(_ text: String) -> String { withoutCommands(escaped(text)) }

    /// A line that a CI log would take for a command, as one that it does not.
    ///
    /// Source: actions/runner, ActionCommand.cs: `::` after spaces starts a command, `##[` anywhere one of the older form.
    package static func withoutCommands(_ line: String) -> String {
        guard line.utf8.contains(where: { $0 == UInt8(ascii: ":") || $0 == UInt8(ascii: "#") }) else { return line }
        var parts = line.split(separator: "##[", omittingEmptySubsequences: false).map(String.init)
        let start = parts[0].prefix { $0 == " " }
        let rest = parts[0].dropFirst(start.count)
        if rest.hasPrefix("::") { parts[0] = "\(start)\\\(rest)" }
        return parts.joined(separator: "##\\[")
    }

    /// A JSON document in which the same characters stand as `\u` and four digits: JSON allows them raw in a string, and nowhere else.
    /// Line ends between its values stay. A `##[`, which a CI log takes for a command wherever it stands, is none any more.
    package static func escaped(json text: String) -> String {
        let text = text.split(separator: "##[", omittingEmptySubsequences: false).joined(separator: "#\\u0023[")
        guard text.utf8.contains(where: { $0 >= 0x7f }) else { return text }
        return text.unicodeScalars.reduce(into: "") { result, scalar in
            guard scalar.value >= 0x7f, !isPrintable(scalar) else {
                result.unicodeScalars.append(scalar)
                return
            }
            for unit in String(scalar).utf16 {
                let digits = String(unit, radix: 16)
                result += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
            }
        }
    }

    /// True for a text that has nothing to escape, found out quickly.
    private static func isPlain(_ text: String) -> Bool { text.utf8.allSatisfy { (0x20..<0x7f).contains($0) } }

    /// False for control characters, line ends, what changes the direction of text, other invisible formatting, and
    /// noncharacters. The two joiners are a part of words and emoji.
    package static func isPrintable(_ scalar: Unicode.Scalar) -> Bool {
        if (0x20..<0x7f).contains(scalar.value) { return true }
        switch scalar.properties.generalCategory {
        case .control, .lineSeparator, .paragraphSeparator: return false
        case .format: return scalar == "\u{200c}" || scalar == "\u{200d}"
        default: return !scalar.properties.isNoncharacterCodePoint
        }
    }
}
