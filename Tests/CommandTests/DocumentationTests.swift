import Foundation
import Results
import Testing

/// Holds README.md and the DocC catalog against the real binary: what it takes, what it writes, and how it ends.
///
/// README's examples are the lines that begin with `$ ` in fenced `console` blocks. Each has to be a `faultline` command
/// and to end with 0; `run` is called with `--dry-run` added, everything else as it stands. The lines below an example
/// have to begin its output; `...` stands for any number of lines. They run in a folder that holds the README's YAML
/// block under the name in its first line, the journal that `recover` is called with, and the stored result of `show` and `explain`.
@Suite(.enabled(if: Documentation.hasBinary, "there is no binary: FAULTLINE_BINARY, or swift build -c release"))
struct DocumentationTests {
    // MARK: - README

    @Test func `every example of the README runs and prints what it shows`() throws {
        let readme = try Documentation.text("README.md")
        let folder = try ScratchFolder()
        let yaml = try #require(Markdown.blocks(of: "yaml", in: readme).first)
        let name = try #require(yaml.split(separator: "\n").first?.dropFirst(2))
        try folder.write(yaml, to: String(name))
        let examples = Markdown.blocks(of: "console", in: readme).flatMap(Markdown.examples)
        #expect(examples.count >= 6)
        for example in examples {
            var words = Words.split(example.command)
            #expect(words.first == "faultline", "\(example.command)")
            words.removeFirst()
            if words.first == "run" { words.append("--dry-run") }
            if words.first == "recover" { try folder.makeJournal(at: words[1]) }
            if ["show", "explain"].contains(words.first) {
                try folder.write(Documentation.text(words[1]), to: words[1])
            }
            let answer = try folder.run(words)
            // A plan that this machine has not the nodes for is shown, and refused.
            let isRefused = words.contains("--dry-run") && answer.code == 4
            #expect(answer.code == 0 || isRefused, "\(example.command): \(answer.errors)")
            #expect(Markdown.shows(example.output, answer.output), "\(example.command) prints \(answer.output)")
        }
    }

    @Test func `every file that the README links to exists`() throws {
        for name in ["README.md", "CONTRIBUTING.md", "results/README.md"] {
            for match in try Documentation.text(name).matches(of: /\]\(([^)#:]+)\)/) {
                let target = String(match.1)
                #expect(FileManager.default.fileExists(atPath: Documentation.root + "/" + target), "\(name): \(target)")
            }
        }
    }

    // MARK: - What is accepted

    @Test(arguments: [(0, "zz: 1\n"), (1, "workloads:\n  - zz: 1\n")])
    func `suites take the keys that are documented`(table: Int, yaml: String) throws {
        let folder = try ScratchFolder()
        try folder.write(yaml, to: "broken.yaml")
        let answer = try folder.run(["run", "broken.yaml"])
        let accepted = try #require(answer.errors.firstMatch(of: /\(accepted: ([^)]*)\)/)?.1)
        let keys = Markdown.tables(in: try Documentation.page("SuiteFormat"))[table].map { Markdown.code($0[0]) }
        #expect(accepted.split(separator: ", ").map(String.init) == keys)
    }

    @Test func `suites take the values, and have the defaults, that help names`() throws {
        let help = Words.joined(try ScratchFolder().run(["run", "--help"]).output)
        let rows = Markdown.tables(in: try Documentation.page("SuiteFormat"))[1]
        for row in rows where Markdown.code(row[0]) != "name" {
            #expect(help.contains("--\(Markdown.code(row[0])) "), "\(row[0])")
            #expect(help.contains("(\(row[1]); default: \(row[2]))"), "\(row[0])")
        }
    }

    @Test func `the examples of suites run`() throws {
        let folder = try ScratchFolder()
        let examples = Markdown.blocks(of: "yaml", in: try Documentation.page("SuiteFormat"))
        #expect(examples.count >= 2)
        for yaml in examples {
            try folder.write(yaml, to: "example.yaml")
            let answer = try folder.run(["run", "example.yaml", "--dry-run"])
            #expect(answer.code == 0, "\(answer.errors)")
        }
    }

    @Test func `every engine and option is documented, and no other`() throws {
        let list = try ScratchFolder().run(["list", "engines"]).output
        var listed: [String: [String]] = [:]
        var name = ""
        // A long line goes on in the next, further in.
        for line in list.replacing("\n        ", with: " ").split(separator: "\n") {
            if !line.hasPrefix(" ") { name = String(line.prefix { $0 != " " }) }
            listed[name, default: []] += []
            guard let options = line.firstMatch(of: /^ +options: (.*)$/)?.1 else { continue }
            for option in options.split(separator: " ") {
                let halves = option.split(separator: "=")
                listed[name]? += halves[1].split(separator: "|").map { "\(halves[0])=\($0)" }
            }
        }
        var documented: [String: [String]] = [:]
        for section in try Documentation.page("Engines").split(separator: "\n## ").dropFirst(2) {
            let rows = Markdown.tables(in: String(section)).flatMap { $0 }
            documented[String(section.prefix { !$0.isNewline })] = rows.map { Markdown.code($0[0]) }
        }
        #expect(documented == listed)
    }

    // MARK: - How it ends

    @Test func `exit codes are those that help names, and each example ends so`() throws {
        let folder = try ScratchFolder()
        try folder.write("zz: 1\n", to: "broken.yaml")
        let help = Words.joined(try folder.run(["--help"]).output)
        let sentence = try #require(help.firstMatch(of: /Exit codes: ([^.]*)\./)?.1)
        let rows = Markdown.tables(in: try Documentation.page("ExitCodes"))[0]
        #expect(rows.map { Markdown.code($0[0]) } == sentence.matches(of: /\b[0-9]+\b/).map { String($0.0) })
        for row in rows where !row[2].isEmpty {
            if row[2].contains("/dev/shm"), !Documentation.hasMemoryFolder { continue }
            let answer = try folder.run(Array(Words.split(Markdown.code(row[2])).dropFirst()))
            #expect("\(answer.code)" == Markdown.code(row[0]), "\(row[2]): \(answer.errors)")
        }
        let readme = Words.joined(try Documentation.text("README.md"))
        #expect(
            readme.contains(
                "0 done, whatever the verdicts; " + sentence.split(separator: "; ").dropFirst().joined(separator: "; ")
            )
        )
    }
}
