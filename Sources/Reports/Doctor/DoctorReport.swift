package import Results
import Workloads

/// Prints what the doctor found: the gravest first, each with its effect and its fix.
package enum DoctorReport {
    /// The findings as text that ends with a newline; of equal severity they stay in the order given.
    ///
    /// - Parameter color: whether severities are coloured, for a terminal (ECMA-48 SGR sequences).
    package static func text(_ findings: [DoctorFinding], color: Bool) -> String {
        let severities: [DoctorFinding.Severity] = [.problem, .warning, .note, .ok]
        let width = findings.map(\.topic.count).max() ?? 0
        let style = Style(color: color)
        var lines: [String] = []
        for severity in severities {
            for finding in findings where finding.severity == severity {
                lines += self.lines(of: finding, topicWidth: width, style: style)
            }
        }
        return style.text(lines + [summary(findings, severities)])
    }

    private static func lines(of finding: DoctorFinding, topicWidth: Int, style: Style) -> [String] {
        let severity = set(finding.severity, style)(pad(finding.severity.rawValue, to: 7))
        let indent = String(repeating: " ", count: 7 + 2 + topicWidth + 2)
        var lines = ["\(severity)  \(pad(finding.topic, to: topicWidth))  \(PrintableText.escaped(finding.found))"]
        lines += finding.effect.map { wrap(PrintableText.escaped($0)) }?.map { indent + $0 } ?? []
        if let fix = finding.fix { lines.append("\(indent)fix: \(PrintableText.escaped(fix))") }
        return lines
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

    private static func set(_ severity: DoctorFinding.Severity, _ style: Style) -> (String) -> String {
        switch severity {
        case .problem: style.bad
        case .warning: style.doubtful
        case .note: style.noted
        case .ok: style.good
        }
    }

    /// Lines of at most 90 characters, broken at spaces. (A fix is never broken, so that it can be copied.)
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
}
