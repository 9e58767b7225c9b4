package import Analysis
import FoundationEssentials
import Workloads

/// Explanations as JSON: the schema `faultline.explain/1`, names in snake case and sorted; what does not apply is left out.
package enum ExplainJSON {
    private struct Document: Encodable {
        let schema = "faultline.explain/1"
        let cases: [Explanation]
    }

    /// The document, with a line end.
    ///
    /// - Throws: EncodingError where a figure is no number, which no explanation has.
    package static func text(_ explanations: [Explanation]) throws -> String {
        let encoder = JSONEncoder()
        encoder.keyEncodingStrategy = .convertToSnakeCase
        encoder.outputFormatting = [.sortedKeys, .prettyPrinted, .withoutEscapingSlashes]
        return PrintableText.escaped(
            json: String(decoding: try encoder.encode(Document(cases: explanations)), as: UTF8.self)
        ) + "\n"
    }
}
