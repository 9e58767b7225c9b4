/// A workload, size or engine text that can't be accepted.
///
/// Always one line: where it stands (if known), what is wrong, and what would be accepted.
package struct WorkloadError: Error, Hashable, Sendable, CustomStringConvertible {
    /// The file and line, or the option, that holds the text; nil where the caller has yet to add it.
    package var place: String?
    /// What is wrong with it.
    package let problem: String
    /// What would be accepted instead.
    package let accepted: String?

    /// Makes an error; `place` may be added later by a caller that knows it.
    package init(_ problem: String, accepted: String? = nil, place: String? = nil) {
        self.place = place
        self.problem = Self.oneLine(problem)
        self.accepted = accepted
    }

    /// The error as one line.
    package var description: String {
        let lead = place.map { "\($0): " } ?? ""
        let tail = accepted.map { " (accepted: \($0))" } ?? ""
        return lead + problem + tail
    }

    /// The same error with its place, unless it has one.
    package func at(_ place: String) -> WorkloadError {
        WorkloadError(problem, accepted: accepted, place: self.place ?? place)
    }

    /// The same error with the key it is about in front.
    func about(_ key: String) -> WorkloadError {
        WorkloadError("\(key): \(problem)", accepted: accepted, place: place)
    }

    /// Errors quote what was given, which may hold line ends, terminal commands or a megabyte.
    private static func oneLine(_ text: String) -> String {
        let most = 600
        let end = text.unicodeScalars.index(text.startIndex, offsetBy: most, limitedBy: text.unicodeScalars.endIndex)
        let kept = end.map { text.unicodeScalars[..<$0] } ?? text.unicodeScalars[...]
        let shown = PrintableText.escaped(String(kept))
        return shown + (kept.endIndex < text.unicodeScalars.endIndex ? "..." : "")
    }
}
