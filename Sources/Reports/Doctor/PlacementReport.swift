package import Results

/// Prints where memory went that was asked for on a node: a line for each way to ask, and a count.
package enum PlacementReport {
    /// The findings as a table that ends with a count and a newline.
    package static func text(_ findings: [PlacementFinding], color: Bool) -> String {
        let style = Style(color: color)
        var table = TextTable([.left, .left, .left, .left, .left])
        table.add(["memory", "policy", "pages asked", "pages found", "verdict"])
        for finding in findings {
            let found = if case .found(let pages) = finding.outcome { nodes(pages) } else { "-" }
            let cells = [finding.memory, finding.policy, nodes(finding.asked), found].map { TextTable.Cell(text: $0) }
            let verdict = TextTable.Cell(text: verdict(of: finding)) { text in
                finding.isAsDocumented ? text : style.bad(text)
            }
            table.add(cells + [verdict])
        }
        return style.text(table.lines() + [summary(findings)])
    }

    /// What came of it, in a few words.
    private static func verdict(of finding: PlacementFinding) -> String {
        switch (finding.outcome, finding.isAsAsked) {
        case (.notTried(let reason), _): "not tried: \(reason)"
        case (.refused(let reason), _): "refused: \(reason)"
        case (.failed(let reason), _): "failed: \(reason)"
        case (.found, false):
            finding.isIgnored ? "NOT as asked (expected: the kernel ignores this)" : "NOT as asked"
        case (.found, _): finding.isIgnored ? "as asked (expected: the kernel ignores this)" : "as asked"
        }
    }

    /// Pages by node, such as `0: 1024, 1: 1024`.
    private static func nodes(_ pages: [Int: Int]) -> String {
        pages.sorted { $0.key < $1.key }.map { "\($0.key): \($0.value)" }.joined(separator: ", ")
    }

    private static func summary(_ findings: [PlacementFinding]) -> String {
        let skipped = findings.count { if case .notTried = $0.outcome { true } else { false } }
        let refused = findings.count(where: \.isRefused)
        let wrong = findings.count { !$0.isAsDocumented }
        var text = "\(wrong) of \(findings.count - skipped - refused) not as the kernel documents it"
        if refused > 0 { text += ", \(refused) refused" }
        if skipped > 0 { text += ", \(skipped) not tried" }
        return text
    }
}
