/// A parameter that is written as a short text, the same in suites, options, case ids and results.
package protocol ParameterText: Codable, CustomStringConvertible {
    /// The texts accepted, for error messages and help.
    static var accepted: String { get }
    /// Reads the text; throws ``WorkloadError`` that names what is accepted.
    init(parsing text: String) throws(WorkloadError)
}

extension ParameterText {
    /// Reads the text from a result file.
    package init(from decoder: any Decoder) throws {
        let text = try decoder.singleValueContainer().decode(String.self)
        self = try Self(parsing: text)
    }

    /// Writes the text.
    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(description)
    }

    static func refused(_ text: String) -> WorkloadError {
        WorkloadError("'\(text)' is not known here", accepted: accepted)
    }
}

/// Cuts `name:argument` in two.
func nameAndArgument(_ text: String) -> (name: String, argument: String?) {
    guard let colon = text.firstIndex(of: ":") else { return (text, nil) }
    return (String(text[..<colon]), String(text[text.index(after: colon)...]))
}

/// Reads digits alone: no sign, no spaces.
func wholeNumber(_ text: String) -> Int? {
    text.utf8.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) } ? Int(text) : nil
}
