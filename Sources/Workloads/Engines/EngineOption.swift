/// An option of an engine, and what it takes.
package struct EngineOption: Sendable {
    /// What an option takes.
    enum Form: Sendable {
        /// One of these words; the first is the default.
        case words([String])
        /// A whole number.
        case count(standard: Int, ClosedRange<Int>)
        /// A size that is a power of two.
        case size(standard: ByteSize, ClosedRange<ByteSize>)
    }

    /// The option's key.
    package let key: String
    let form: Form
    /// The kinds of work that it has a meaning for.
    let kinds: Set<WorkKind>

    init(_ key: String, _ form: Form, kinds: Set<WorkKind> = Set(WorkKind.allCases)) {
        self.key = key
        self.form = form
        self.kinds = kinds
    }

    /// The value of an engine that does not give the option.
    package var standard: String {
        switch form {
        case .words(let words): words[0]
        case .count(let standard, _): "\(standard)"
        case .size(let standard, _): "\(standard)"
        }
    }

    /// The values in one word, such as `normal|random`, `1..1024` or `4KiB..1TiB`.
    package var values: String {
        switch form {
        case .words(let words): words.joined(separator: "|")
        case .count(_, let range): "\(range.lowerBound)..\(range.upperBound)"
        case .size(_, let range): "\(range.lowerBound)..\(range.upperBound)"
        }
    }

    /// The values in a sentence, for errors.
    var accepted: String {
        switch form {
        case .words(let words): words.joined(separator: ", ")
        case .count(_, let range): "\(range.lowerBound) to \(range.upperBound)"
        case .size(_, let range): "a power of two from \(range.lowerBound) to \(range.upperBound)"
        }
    }

    /// The one spelling of a value; nil for text that is none.
    func canonical(_ text: String) -> String? {
        switch form {
        case .words(let words): return words.contains(text) ? text : nil
        case .count(_, let range): return Int(text).flatMap { range.contains($0) ? "\($0)" : nil }
        case .size(_, let range):
            guard let size = try? ByteSize(parsing: text), range.contains(size) else { return nil }
            return size.bytes.nonzeroBitCount == 1 ? "\(size)" : nil
        }
    }
}
