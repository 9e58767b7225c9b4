/// The few shapes that texts of /proc and /sys have.
enum ProcText {
    /// A text without the white space and NUL bytes around it.
    static func trim(_ text: some StringProtocol) -> Substring {
        let isBlank = { (character: Character) in character.isWhitespace || character == "\0" }
        var rest = Substring(text).drop(while: isBlank)
        while let last = rest.last, isBlank(last) { rest.removeLast() }
        return rest
    }

    /// The lines that have something in them.
    static func lines(_ text: String) -> [Substring] {
        text.split(whereSeparator: \.isNewline)
    }

    /// The words of a text.
    static func words(_ text: some StringProtocol) -> [Substring] {
        Substring(text).split(whereSeparator: \.isWhitespace)
    }

    /// The fields of a text of `key: value` lines; of a key that comes more than once the first value counts.
    static func fields(_ text: String) -> [String: String] {
        var fields: [String: String] = [:]
        for line in lines(text) {
            guard let colon = line.firstIndex(of: ":") else { continue }
            let key = String(trim(line[..<colon]))
            if fields[key] == nil { fields[key] = String(trim(line[line.index(after: colon)...])) }
        }
        return fields
    }

    /// The bytes of a value such as `24684096 kB`; nil when it is not one.
    static func bytes(_ value: String?) -> Int? {
        guard let value, let number = words(value).first.flatMap({ Int($0) }), number >= 0 else { return nil }
        let (bytes, overflow) = number.multipliedReportingOverflow(by: 1024)
        return overflow ? nil : bytes
    }

    /// The numbers of a list such as `0-3,8` (cpuset(7), "List format"); nil when the text is not one. An empty text is an
    /// empty list, as a node without CPUs has it.
    static func list(_ text: String) -> [Int]? {
        var numbers: [Int] = []
        for part in trim(text).split(separator: ",") {
            let bounds = part.split(separator: "-", omittingEmptySubsequences: false).map { Int(trim($0)) }
            guard let first = bounds.first.flatMap({ $0 }), let last = bounds.last.flatMap({ $0 }) else { return nil }
            guard bounds.count <= 2, first >= 0, last >= first, last - first < 1 << 16 else { return nil }
            numbers.append(contentsOf: first...last)
        }
        return numbers
    }

    /// The choice in force in a text such as `always [madvise] never`; a text of one word is that word.
    static func selected(_ text: String) -> String? {
        let words = words(text)
        if let chosen = words.first(where: { $0.hasPrefix("[") && $0.hasSuffix("]") }) {
            return String(chosen.dropFirst().dropLast())
        }
        return words.count == 1 ? words.first.map(String.init) : nil
    }
}
