import FoundationEssentials
import Workloads

/// The small parts of a document that go through Codable: header, footer, comparisons.
///
/// Names are written in snake case, as the columns are. Each capital becomes `_` and its small letter, without a
/// special case for acronyms, so that reading turns every name back into the one it came from. ``Environment`` spells
/// its names itself.
enum JSONCoding {
    /// Encodes with sorted keys on one line.
    static func encode(_ value: some Encodable, as name: String) throws(ResultError) -> [UInt8] {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        encoder.keyEncodingStrategy = .custom { path in key(at: path, snakeCase) }
        do {
            let text = String(decoding: try encoder.encode(value), as: UTF8.self)
            return Array(PrintableText.escaped(json: text).utf8)
        } catch let error as EncodingError {
            throw ResultError(text(of: error), at: name)
        } catch {
            throw ResultError("can't be written: \(error)", at: name)
        }
    }

    /// Encodes to a value in memory, for printing.
    static func value(of value: some Encodable, as name: String) throws(ResultError) -> JSONValue {
        try JSONValue(parsing: try encode(value, as: name))
    }

    /// Decodes a value from its own bytes.
    static func decode<Value: Decodable>(
        _ type: Value.Type,
        from bytes: some Sequence<UInt8>,
        as name: String
    ) throws(ResultError) -> Value {
        let decoder = JSONDecoder()
        decoder.keyDecodingStrategy = .custom { path in key(at: path, camelCase) }
        do {
            return try decoder.decode(type, from: Data(bytes))
        } catch let error as DecodingError {
            throw self.error(error, in: name)
        } catch {
            throw ResultError("\(error)", at: name)
        }
    }

    private static func key(at path: [any CodingKey], _ convert: (String) -> String) -> Key {
        let name = path.last?.stringValue ?? ""
        let spelledAlready = path.dropLast().contains { $0.stringValue == "environment" }
        return Key(stringValue: spelledAlready ? name : convert(name))
    }

    /// `minTrialNanoseconds` as `min_trial_nanoseconds`.
    static func snakeCase(_ name: String) -> String {
        name.reduce(into: "") { text, letter in text += letter.isUppercase ? "_\(letter.lowercased())" : String(letter)
        }
    }

    /// `min_trial_nanoseconds` as `minTrialNanoseconds`.
    static func camelCase(_ name: String) -> String {
        var capital = false
        return name.reduce(into: "") { text, letter in
            if letter == "_" {
                capital = true
            } else {
                text += capital ? letter.uppercased() : String(letter)
                capital = false
            }
        }
    }

    private struct Key: CodingKey {
        let stringValue: String
        var intValue: Int? { nil }
        init(stringValue: String) { self.stringValue = stringValue }
        init?(intValue: Int) { nil }
    }

    private static func error(_ error: DecodingError, in name: String) -> ResultError {
        switch error {
        case .typeMismatch(let type, let context):
            ResultError("expected \(type)", at: path(context.codingPath, in: name))
        case .valueNotFound(let type, let context):
            ResultError("expected \(type)", at: path(context.codingPath, in: name))
        case .keyNotFound(let key, let context):
            ResultError("\"\(snakeCase(key.stringValue))\" is missing", at: path(context.codingPath, in: name))
        case .dataCorrupted(let context):
            // That the bytes are JSON was checked before; what Foundation says without a path are numbers out of range.
            ResultError(
                context.codingPath.isEmpty ? "a number that its member can't hold" : context.debugDescription,
                at: path(context.codingPath, in: name)
            )
        @unknown default: ResultError("can't be read", at: name)
        }
    }

    private static func text(of error: EncodingError) -> String {
        guard case .invalidValue(let value, let context) = error else { return "can't be written" }
        return "\(path(context.codingPath, in: "it")) holds \(value), which JSON can't"
    }

    private static func path(_ path: [any CodingKey], in name: String) -> String {
        path.reduce(name) { text, key in
            key.intValue.map { "\(text)[\($0)]" } ?? "\(text).\(snakeCase(key.stringValue))"
        }
    }
}
