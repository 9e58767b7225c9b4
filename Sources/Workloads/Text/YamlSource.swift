import Yams

/// The text of a suite file: makes a tree of nodes out of it, and errors with `file:line`.
struct YamlSource {
    let text: String
    /// How the file is called in errors.
    let file: String

    /// An error that stands at a line, counted from 1.
    func error(_ problem: String, accepted: String?, line: Int) -> WorkloadError {
        WorkloadError(problem, accepted: accepted, place: place(line))
    }

    /// `file:line`.
    func place(_ line: Int) -> String { "\(file):\(max(1, line))" }

    /// The root of the file's one YAML document.
    func compose() throws(WorkloadError) -> Node {
        try refuseManyAliases()
        do {
            // Without rules every scalar is text, which is what keys and values are here; tags and numbers are not
            // guessed at.
            if let root = try Yams.compose(yaml: text, .basic, .default, .utf8) { return root }
        } catch let problem as YamlError {
            throw mapped(problem)
        } catch {
            throw self.error("not YAML: \(error)", accepted: "a suite in YAML", line: 1)
        }
        throw error("the suite is empty", accepted: "the keys \(SuiteKey.list)", line: 1)
    }

    /// libyaml builds aliases without copying, but what looks at the result (the search for duplicate keys does) walks
    /// each.
    private func refuseManyAliases() throws(WorkloadError) {
        var count = 0
        for (index, line) in text.utf8.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
            .enumerated()
        {
            var before = UInt8(ascii: " ")
            // libyaml ends a line, and with it a comment, at a CR and some characters beyond ASCII as well.
            let plain = line.dropLast().allSatisfy { $0 < 0x80 && $0 != UInt8(ascii: "\r") }
            let isComment = plain && line.first { $0 != UInt8(ascii: " ") } == UInt8(ascii: "#")
            for byte in line where !isComment {
                if before == UInt8(ascii: "*"), Self.isAnchorByte(byte) { count += 1 }
                before = byte
            }
            guard count == 0 || text.utf8.count <= SuiteLimits.fileWithAliases.bytes else {
                let accepted = "them in files of at most \(SuiteLimits.fileWithAliases)"
                throw error("YAML aliases (*name) in a large file", accepted: accepted, line: index + 1)
            }
            guard count <= SuiteLimits.aliases else {
                throw error(
                    "too many YAML aliases (*name)",
                    accepted: "at most \(SuiteLimits.aliases)",
                    line: index + 1
                )
            }
        }
    }

    private static func isAnchorByte(_ byte: UInt8) -> Bool {
        let letter = byte | 0x20
        return (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(letter) || byte == UInt8(ascii: "_")
            || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) || byte == UInt8(ascii: "-")
    }

    private func mapped(_ problem: YamlError) -> WorkloadError {
        switch problem {
        case .scanner(_, let text, let mark, _), .parser(_, let text, let mark, _), .composer(_, let text, let mark, _):
            return error("not YAML: \(text)", accepted: "a suite in YAML", line: mark.line)
        case .reader(let problem, let offset, _, _):
            let before = text.prefix(offset ?? 0)
            let line = 1 + before.count { $0.isNewline }
            return error("not YAML: \(problem)", accepted: "a suite in YAML", line: line)
        case .duplicatedKeysInMapping(let keys, let context):
            let key = keys.first ?? ""
            let line = secondLine(of: key, first: context.mark)
            return error(
                "\(key): given twice, first on line \(context.mark.line)",
                accepted: "each key once",
                line: line
            )
        default:
            return error("not YAML: \(problem)", accepted: "a suite in YAML", line: 1)
        }
    }

    /// The line of a key's second occurrence: in a block mapping it starts in the same column as the first.
    private func secondLine(of key: String, first: Mark) -> Int {
        let lines = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
        let candidates = ["\(key):", "'\(key)':", "\"\(key)\":"]
        let later = lines.indices.dropFirst(first.line).first { index in
            let lead = lines[index].prefix(first.column - 1)
            return lead.allSatisfy { $0 == " " }
                && candidates.contains { lines[index].dropFirst(lead.count).hasPrefix($0) }
        }
        return later.map { $0 + 1 } ?? first.line
    }
}

extension SuiteKey {
    /// All keys, for error messages.
    static var list: String { allCases.map(\.rawValue).joined(separator: ", ") }
}
