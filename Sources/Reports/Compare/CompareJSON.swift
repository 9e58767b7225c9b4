package import Analysis
import FoundationEssentials
import Workloads

/// A comparison as JSON: all that was found, with names in snake case and sorted; what does not apply is left out.
package enum CompareJSON {
    /// The schema of the document.
    package static let schema = "faultline.compare/1"

    private struct Document: Encodable {
        let schema = CompareJSON.schema
        let unit: Figure.Unit
        let advice: String
        let finding: CompareFinding

        enum CodingKeys: String, CodingKey {
            case schema
            case unit
            case advice
        }

        func encode(to encoder: any Encoder) throws {
            try finding.encode(to: encoder)
            var fields = encoder.container(keyedBy: CodingKeys.self)
            try fields.encode(schema, forKey: .schema)
            try fields.encode(unit, forKey: .unit)
            try fields.encode(advice, forKey: .advice)
        }
    }

    /// The document, with a line end.
    ///
    /// - Throws: EncodingError where a figure is no number, which no finding has.
    package static func text(_ finding: CompareFinding) throws -> String {
        let encoder = JSONEncoder()
        encoder.keyEncodingStrategy = .convertToSnakeCase
        encoder.outputFormatting = [.sortedKeys, .prettyPrinted, .withoutEscapingSlashes]
        let advice = CompareText(finding: finding).advice
        let document = Document(unit: finding.metric.unit, advice: advice, finding: finding)
        return PrintableText.escaped(json: String(decoding: try encoder.encode(document), as: UTF8.self)) + "\n"
    }
}
