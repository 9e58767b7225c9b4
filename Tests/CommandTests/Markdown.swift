import Foundation
import Testing

/// The little of Markdown that the documents use.
enum Markdown {
    struct Example {
        let command: String
        var output: [String]
    }

    /// The fenced blocks of a language.
    static func blocks(of language: String, in text: String) -> [String] {
        text.components(separatedBy: "\n```\(language)\n").dropFirst().map { $0.components(separatedBy: "\n```")[0] }
    }

    /// The commands of a console block, each with the lines below it.
    static func examples(in block: String) -> [Example] {
        block.components(separatedBy: "\n").reduce(into: []) { examples, line in
            if line.hasPrefix("$ ") {
                examples.append(Example(command: String(line.dropFirst(2)), output: []))
            } else if !examples.isEmpty {
                examples[examples.count - 1].output.append(line)
            }
        }
    }

    /// True if the lines shown stand in the output: each directly below the one before it, but after `...` anywhere below.
    static func shows(_ lines: [String], _ output: String) -> Bool {
        var rest = output.components(separatedBy: "\n")[...]
        var maySkip = false
        for line in lines {
            if line == "..." {
                maySkip = true
                continue
            }
            guard let place = maySkip ? rest.firstIndex(of: line) : rest.first == line ? rest.startIndex : nil else {
                return false
            }
            rest = rest[(place + 1)...]
            maySkip = false
        }
        return true
    }

    /// The tables of a page: their rows without the headings, each a list of cells.
    static func tables(in text: String) -> [[[String]]] {
        var tables: [[[String]]] = []
        var isInside = false
        for line in text.components(separatedBy: "\n") {
            guard line.hasPrefix("|") else {
                isInside = false
                continue
            }
            if !isInside { tables.append([]) }
            isInside = true
            // A bar that is text is written `\\|`.
            let cells = line.dropFirst().dropLast().replacing("\\|", with: "\u{0}").components(separatedBy: "|").map {
                $0.replacing("\u{0}", with: "|").trimmingCharacters(in: .whitespaces)
            }
            tables[tables.count - 1].append(cells)
        }
        return tables.map { Array($0.dropFirst(2)) }
    }

    /// The code in the first cells of a page's first table.
    static func names(inFirstColumnOf page: String) throws -> [String] {
        let tables = tables(in: try Documentation.page(page))
        return try #require(tables.first).map { code($0[0]) }
    }

    /// The text between the backticks of a cell.
    static func code(_ cell: String) -> String { cell.split(separator: "`").first.map(String.init) ?? "" }
}

enum Words {
    /// Splits a command at spaces, outside of single quotes.
    static func split(_ command: String) -> [String] {
        var words = [""]
        var isQuoted = false
        for character in command {
            if character == "'" {
                isQuoted.toggle()
            } else if character == " ", !isQuoted {
                words.append("")
            } else {
                words[words.count - 1].append(character)
            }
        }
        return words.filter { !$0.isEmpty }
    }

    /// The text on one line: help is wrapped at the width of the terminal.
    static func joined(_ text: String) -> String { text.split(whereSeparator: \.isWhitespace).joined(separator: " ") }

    static func camelCase(_ name: String) -> String {
        let parts = name.split(separator: "_")
        return parts.dropFirst().reduce(String(parts.first ?? "")) { $0 + $1.prefix(1).uppercased() + $1.dropFirst() }
    }
}
