import Foundation
import Testing

/// The commands in a file of Fixtures/Commands, one a line, and what they print.
struct Commands {
    private let lines: [String]
    private let scratch: Scratch

    /// - Parameter group: the name of the file.
    init(_ group: String) throws {
        lines = try Pin.lines("Commands/\(group).txt")
        scratch = try Scratch()
        let package = Pin.folder.deletingLastPathComponent().deletingLastPathComponent()
        try scratch.copy(package.appending(path: "results/reference/quick.json"), as: "reference.json")
        for folder in ["Results", "Suites"] {
            let fixtures = Pin.folder.appending(path: "Fixtures/\(folder)")
            for name in try FileManager.default.contentsOfDirectory(atPath: fixtures.path()) {
                try scratch.copy(fixtures.appending(path: name), as: name)
            }
        }
    }

    /// Runs each: its line, what it prints, what it prints to standard error, and how it ends.
    func text() throws -> String {
        var text = ""
        for line in lines {
            let outcome = try Program.run(Self.words(line), in: scratch)
            text += "$ faultline \(line)\n" + outcome.output
            for error in outcome.error.split(separator: "\n") { text += "error: \(error)\n" }
            text += "exit code \(outcome.status)\n\n"
        }
        return text
    }

    /// Splits at spaces outside of single quotes.
    private static func words(_ line: String) -> [String] {
        var words = [""]
        var isQuoted = false
        for letter in line {
            switch letter {
            case "'": isQuoted.toggle()
            case " " where !isQuoted: words.append("")
            default: words[words.count - 1].append(letter)
            }
        }
        return words.filter { !$0.isEmpty }
    }
}
