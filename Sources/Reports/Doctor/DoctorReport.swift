package import Results

/// Prints what the doctor found: the gravest first, each with its effect and its mend.
package enum DoctorReport {
    /// The findings as text that ends with a newline; of equal severity they stay in the order given.
    ///
    /// - Parameter color: whether severities are coloured, for a terminal (ECMA-48 SGR sequences).
    package static func text(_ findings: [DoctorFinding], color: Bool) -> String {
        let severities: [DoctorFinding.Severity] = [.problem, .warning, .note, .ok]
        let width = findings.map(\.topic.count).max() ?? 0
        var text = ""
        for severity in severities {
            for finding in findings where finding.severity == severity {
                text += lines(of: finding, topicWidth: width, color: color)
            }
        }
        return text + summary(findings, severities) + "\n"
    }

    private static func lines(of finding: DoctorFinding, topicWidth: Int, color: Bool) -> String {
        let severity = pad(finding.severity.rawValue, to: 7)
        let shown = color ? "\u{1b}[\(code(of: finding.severity))m\(severity)\u{1b}[0m" : severity
        let indent = String(repeating: " ", count: 7 + 2 + topicWidth + 2)
        var text = "\(shown)  \(pad(finding.topic, to: topicWidth))  \(oneLine(finding.found))\n"
        for line in finding.effect.map({ wrap(oneLine($0)) }) ?? [] { text += "\(indent)\(line)\n" }
        if let mend = finding.mend { text += "\(indent)fix: \(oneLine(mend))\n" }
        return text
    }

    private static func summary(_ findings: [DoctorFinding], _ severities: [DoctorFinding.Severity]) -> String {
        if findings.isEmpty { return "nothing was examined" }
        let parts = severities.compactMap { severity -> String? in
            let count = findings.count { $0.severity == severity }
            guard count > 0 else { return nil }
            return severity == .ok || count == 1 ? "\(count) \(severity.rawValue)" : "\(count) \(severity.rawValue)s"
        }
        return parts.joined(separator: ", ")
    }

    /// Red, yellow, cyan, green.
    private static func code(of severity: DoctorFinding.Severity) -> Int {
        switch severity {
        case .problem: 31
        case .warning: 33
        case .note: 36
        case .ok: 32
        }
    }

    /// Lines of at most 90 characters, broken at spaces. (A mend is never broken, so that it can be copied.)
    private static func wrap(_ text: String) -> [String] {
        var lines: [String] = []
        for word in text.split(separator: " ") {
            if let last = lines.last, last.count + 1 + word.count <= 90 {
                lines[lines.count - 1] += " \(word)"
            } else {
                lines.append(String(word))
            }
        }
        return lines
    }

    private static func pad(_ text: String, to width: Int) -> String {
        text + String(repeating: " ", count: max(0, width - text.count))
    }

    /// A name from the machine may hold control characters: none may reach the terminal.
    private static func oneLine(_ text: String) -> String {
        var line = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            let isControl = scalar.properties.generalCategory == .control
            line.append(isControl ? "?" : scalar)
        }
        return String(line)
    }
}
