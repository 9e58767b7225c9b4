/// Text that would act on a terminal, a CI log or a page, and documents in which it stands in the place of each text.
package enum HostileText {
    /// A title for the window, a colour, a line end and a workflow command, a bidirectional override, C1's CSI, a line separator, the
    /// deletion, what spreadsheets run, and the older form of a workflow command.
    package static let text =
        "\u{1b}]0;x\u{7}\u{1b}[31m\r\n::error::pwn\u{202e}\u{9b}31m\u{2028}\u{7f}\n=cmd()##[error]"
    /// The same inside of a JSON string.
    private static let json =
        #"\u001b]0;x\u0007\u001b[31m\r\n::error::pwn\u202e\u009b31m\u2028\u007f\n=cmd()##[error]"#

    /// What of a printed text acts as more than text; empty for none.
    package static func acting(in output: String) -> [String] {
        var found = output.unicodeScalars.filter { $0 != "\n" && isActing($0) }.map { $0.escaped(asASCII: true) }
        for line in output.split(separator: "\n") {
            let start = line.drop { $0 == " " }
            if start.hasPrefix("::") || start.contains("##[") { found.append(String(line)) }
        }
        return found
    }

    private static func isActing(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0..<0x20, 0x7f..<0xa0, 0x200e...0x200f, 0x2028...0x202e, 0x2066...0x2069, 0x61c, 0xfdd0...0xfdef: true
        default: false
        }
    }

    /// A JSON document once for each text in it, which is then followed by hostile text wherever the document has it.
    ///
    /// - Parameter part: the bytes in which texts are looked for: from the start to the first of this text.
    package static func documents(from document: String, upTo end: String? = nil) -> [(text: String, document: String)]
    {
        let searched = end.flatMap { document.firstRange(of: $0)?.lowerBound }.map { document[..<$0] } ?? document[...]
        return texts(in: searched).map { text in
            // A workload's name starts ids, too.
            let changed = document.replacing("\"\(text)\"", with: "\"\(text)\(json)\"")
                .replacing("\"\(text)/kind=", with: "\"\(text)\(json)/kind=")
            return (text, changed)
        }
    }

    /// The strings that are values, each once.
    private static func texts(in document: Substring) -> [String] {
        var found: [String] = []
        let parts = document.split(separator: "\"", omittingEmptySubsequences: false)
        for place in stride(from: 1, to: parts.count - 1, by: 2) {
            let text = String(parts[place])
            if !parts[place + 1].hasPrefix(":"), !text.contains("/kind="), !found.contains(text) { found.append(text) }
        }
        return found
    }
}
