import FoundationEssentials
import Results
import Workloads

/// JSON of exports, written part by part: names in snake case and sorted, what does not apply left out.
struct ExportJSON {
    private let encoder: JSONEncoder
    private var isFirst = true

    init() {
        encoder = JSONEncoder()
        encoder.keyEncodingStrategy = .convertToSnakeCase
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    }

    /// A value on one line.
    ///
    /// - Throws: ``ResultError`` for a number that JSON does not have.
    func text(_ value: some Encodable) throws -> String {
        do {
            return PrintableText.escaped(json: String(decoding: try encoder.encode(value), as: UTF8.self))
        } catch is EncodingError {
            throw ResultError("a figure that JSON can't hold")
        }
    }

    /// The next element of an array, on a line of its own.
    mutating func element(_ value: some Encodable, to sink: inout some ByteSink & ~Copyable) throws {
        try sink.write((isFirst ? "\n" : ",\n") + text(value))
        isFirst = false
    }
}
