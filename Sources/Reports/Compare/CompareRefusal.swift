package import Analysis

/// Why results were not compared, for standard error: a line for each file, and the fields that differ.
package enum CompareRefusal {
    /// The text, with a line end after each line; empty where no file was refused.
    package static func text(_ finding: CompareFinding) -> String {
        var lines: [String] = []
        for file in finding.others where file.state == .refused {
            lines.append("faultline: \(CompareText.refusal(file, base: finding.base))")
            for difference in file.differences where difference.isBlocking {
                lines.append("  \(CompareText.difference(difference))")
            }
        }
        return Style.plain.text(lines)
    }
}
