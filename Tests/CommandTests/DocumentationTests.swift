import Foundation
import Results
import Testing

/// Holds README.md and the DocC catalog against the real binary: what it takes, what it writes, and how it ends.
///
/// README's examples are the lines that begin with `$ ` in fenced `console` blocks. Each has to be a `faultline` command
/// and to end with 0; `run` is called with `--dry-run` added, everything else as it stands. The lines below an example
/// have to begin its output; `...` stands for any number of lines. They run in a folder that holds the README's YAML
/// block under the name in its first line, and the journal that `recover` is called with.
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
            let answer = try folder.run(words)
            #expect(answer.code == 0, "\(example.command): \(answer.errors)")
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

    // MARK: - Formats

    @Test func `the CSV has the columns that are documented, in this order`() throws {
        let folder = try ScratchFolder()
        _ = try folder.measure("every", rounds: 1)
        let header = try folder.read("every.csv").prefix { !$0.isNewline }
        #expect(header.split(separator: ",").map(String.init) == (try Documentation.csvColumns()))
    }

    @Test func `the JSON and its documentation agree`() throws {
        let folder = try ScratchFolder()
        // Ten rounds give intervals; the second run has a refused case, and no device.
        try folder.measure("every", rounds: 10)
        if Documentation.hasMemoryFolder { try folder.measure("memory", rounds: 1, directory: "/dev/shm") }
        var members = ResultMembers(try Documentation.resultRows())
        for name in ["every.json", "memory.json"] where folder.has(name) {
            members.check(try folder.json(name), in: name)
        }
        #expect(members.problems.isEmpty, "\(members.problems.joined(separator: "\n"))")
        // What this machine or these runs did not show has to be a name in the sources at least.
        let sources = try Documentation.sources(of: ["Results", "Analysis"])
        for path in members.unseen {
            let key = path.split(separator: ".").last.map(String.init) ?? path
            let isNamed = sources.contains("= \"\(key)\"") || sources.contains("var \(Words.camelCase(key)):")
            #expect(isNamed, "ResultFormat.md: \(path) is nowhere in the sources")
        }
        #expect(members.unseen.count < 20, "too few members were seen: \(members.unseen)")
    }

    @Test func `case ids and parameters have the documented keys in the documented order`() throws {
        let folder = try ScratchFolder()
        try folder.measure("every", rounds: 1)
        let order = try Markdown.names(inFirstColumnOf: "CaseIdentity")
        var seen: Set<String> = []
        for benchmark in try #require(try folder.json("every.json")["cases"]?.elements) {
            guard case .string(let id) = benchmark["id"], case .object(let members) = benchmark["parameters"] else {
                Issue.record("a case without id or parameters")
                continue
            }
            let keys = id.split(separator: "/").dropFirst().map { String($0.prefix { $0 != "=" }) }
            #expect(keys == order.filter(keys.contains), "\(id)")
            #expect(keys == members.map(\.key), "\(id)")
            seen.formUnion(keys)
        }
        #expect(seen == Set(order))
    }

    @Test func `a journal has the keys that are documented`() throws {
        let folder = try ScratchFolder()
        try folder.makeJournal(at: "killed.partial.jsonl")
        let tables = Markdown.tables(in: try Documentation.page("JournalFormat")).map {
            $0.map { Markdown.code($0[0]) }
        }
        try #require(tables.count == 3)
        let lines = try folder.read("killed.partial.jsonl").split(separator: "\n")
        for (line, keys) in zip(lines.prefix(2), tables) {
            guard case .object(let members) = try JSONValue(parsing: Array(line.utf8)) else {
                Issue.record("not an object: \(line)")
                continue
            }
            #expect(members.map(\.key) == keys)
        }
        let answer = try folder.run(["recover", "killed.partial.jsonl"])
        #expect(answer.code == 0, "\(answer.errors)")
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

    @Test func `the example of a suite runs`() throws {
        let folder = try ScratchFolder()
        let yaml = try #require(Markdown.blocks(of: "yaml", in: try Documentation.page("SuiteFormat")).first)
        try folder.write(yaml, to: "example.yaml")
        let answer = try folder.run(["run", "example.yaml", "--dry-run"])
        #expect(answer.code == 0, "\(answer.errors)")
    }

    @Test func `every engine and option is documented, and no other`() throws {
        let list = try ScratchFolder().run(["list", "engines"]).output
        var listed: [String: [String]] = [:]
        var name = ""
        for line in list.split(separator: "\n") {
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

// MARK: - The documents

/// Where the documents and the binary are.
private enum Documentation {
    /// The package's folder.
    static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().path

    static let binary = ProcessInfo.processInfo.environment["FAULTLINE_BINARY"] ?? root + "/.build/release/faultline"

    static var hasBinary: Bool { FileManager.default.isExecutableFile(atPath: binary) }

    /// Files in memory, where a cold case is refused. A container's /dev/shm may have less than the binary wants to be free.
    static var hasMemoryFolder: Bool {
        let facts = try? FileManager.default.attributesOfFileSystem(forPath: "/dev/shm")
        return (facts?[.systemFreeSize] as? NSNumber).map { $0.int64Value > 300 << 20 } ?? false
    }

    static func text(_ path: String) throws -> String { try String(contentsOfFile: "\(root)/\(path)", encoding: .utf8) }

    /// A page of the DocC catalog.
    static func page(_ name: String) throws -> String {
        try text("Sources/faultline/Documentation.docc/\(name).md")
    }

    static func csvColumns() throws -> [String] { try Markdown.names(inFirstColumnOf: "CSVFormat") }

    /// The members of a result by path: ResultFormat.md, with the columns of CSVFormat.md and the keys of CaseIdentity.md.
    static func resultRows() throws -> [ResultMembers.Row] {
        let tables = Markdown.tables(in: try page("ResultFormat")).joined()
        let members = tables.map { ResultMembers.Row(path: Markdown.code($0[0]), type: $0[1], missing: $0[3]) }
        let columns = try csvColumns().drop { $0 != "round" }.map {
            ResultMembers.Row(path: "cases[].engines[].trials.\($0)", type: "array", missing: "never")
        }
        let parameters = try Markdown.names(inFirstColumnOf: "CaseIdentity").map {
            ResultMembers.Row(path: "cases[].parameters.\($0)", type: "text", missing: "where it does not apply")
        }
        return members + columns + parameters
    }

    /// The text of all sources of some modules.
    static func sources(of modules: [String]) throws -> String {
        try modules.flatMap { module in
            let folder = "Sources/\(module)"
            return try FileManager.default.subpathsOfDirectory(atPath: "\(root)/\(folder)").filter {
                $0.hasSuffix(".swift")
            }
            .map { try text("\(folder)/\($0)") }
        }.joined()
    }
}

/// The little of Markdown that the documents use.
private enum Markdown {
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
            let cells = line.dropFirst().dropLast().components(separatedBy: "|").map {
                $0.trimmingCharacters(in: .whitespaces)
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

private enum Words {
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

// MARK: - A result against its tables

/// Goes through results and compares their members with the rows of the documentation.
private struct ResultMembers {
    struct Row {
        let path: String
        let type: String
        let missing: String
    }

    private let rows: [String: Row]
    private let required: [String: [String]]
    private var seen: Set<String> = []
    private(set) var problems: [String] = []

    init(_ rows: [Row]) {
        self.rows = Dictionary(rows.map { ($0.path, $0) }) { first, _ in first }
        var required: [String: [String]] = [:]
        for row in rows where row.missing == "never" {
            let parent = row.path.lastIndex(of: ".").map { String(row.path[..<$0]) } ?? ""
            let key = row.path.split(separator: ".").last.map(String.init) ?? row.path
            required[parent, default: []].append(key)
        }
        self.required = required
        if rows.count != self.rows.count { problems.append("a path is documented twice") }
    }

    /// Documented, and in no result.
    var unseen: [String] { rows.keys.filter { !seen.contains($0) }.sorted() }

    mutating func check(_ value: JSONValue, in file: String, path: String = "") {
        switch value {
        case .object(let members):
            for key in required[path] ?? [] where !members.contains(where: { $0.key == key }) {
                problems.append("\(file): \(path) has no \(key), which is documented as never missing")
            }
            for member in members { check(member, in: file, under: path) }
        case .array(let elements):
            for element in elements { check(element, in: file, path: path + "[]") }
        default: break
        }
    }

    private mutating func check(_ member: JSONValue.Member, in file: String, under parent: String) {
        let path = parent.isEmpty ? member.key : "\(parent).\(member.key)"
        guard let row = rows[path] else {
            problems.append("\(file): \(path) is not documented")
            return
        }
        seen.insert(path)
        if !Self.fits(member.value, row.type) { problems.append("\(file): \(path) is not \(row.type)") }
        check(member.value, in: file, path: path)
    }

    private static func fits(_ value: JSONValue, _ type: String) -> Bool {
        if type.hasSuffix(" or null") { return value == .null || fits(value, String(type.dropLast(8))) }
        if type.hasPrefix("array of ") {
            return value.elements?.allSatisfy { fits($0, String(type.dropFirst(9))) } ?? false
        }
        return switch (value, type) {
        case (.object, "object"), (.array, "array"), (.string, "text"), (.bool, "boolean"): true
        case (.integer, "integer"), (.unsigned, "integer"): true
        case (.integer, "number"), (.unsigned, "number"), (.real, "number"): true
        default: false
        }
    }
}

// MARK: - Running the binary

/// A folder of a test's own, for its files and for the data of its runs.
private final class ScratchFolder {
    struct Answer {
        let code: Int32
        let output: String
        let errors: String
    }

    /// A case of each kind, small; and one that is refused where the data lies in memory.
    private static let suites = [
        "every": """
        min-trial: 1ms
        workloads:
          - {name: warm, pattern: random, file-size: 4MiB, engines: [pread, mmap]}
          - {name: small, kind: small-files, files: 16, engines: [read, mmap]}
          - {name: mixed, operation: mixed, pattern: random, file-size: 4MiB, durability: end, operations: 16, engines: [mmap]}
          - {name: cold, cache: cold, file-size: 4MiB, engines: [mmap]}

        """,
        "memory": """
        min-trial: 1ms
        workloads:
          - {name: cold, cache: cold, file-size: 1MiB, engines: [mmap]}
          - {name: warm, file-size: 1MiB, engines: [mmap]}

        """,
    ]

    let path: String

    init() throws {
        let name = "/var/tmp/documentation-tests-\(UUID().uuidString.prefix(8))"
        try FileManager.default.createDirectory(atPath: name + "/data", withIntermediateDirectories: true)
        path = name
    }

    deinit { try? FileManager.default.removeItem(atPath: path) }

    func write(_ text: String, to name: String) throws {
        try text.write(toFile: "\(path)/\(name)", atomically: false, encoding: .utf8)
    }

    func read(_ name: String) throws -> String { try String(contentsOfFile: "\(path)/\(name)", encoding: .utf8) }

    func has(_ name: String) -> Bool { FileManager.default.fileExists(atPath: "\(path)/\(name)") }

    func json(_ name: String) throws -> JSONValue { try JSONValue(parsing: Array(try read(name).utf8)) }

    /// Runs the binary here and waits for it.
    func run(_ arguments: [String]) throws -> Answer {
        let process = try start(arguments, in: UUID().uuidString)
        process.process.waitUntilExit()
        let output = try read(process.name + ".out")
        return Answer(code: process.process.terminationStatus, output: output, errors: try read(process.name + ".err"))
    }

    /// Measures one of the suites above.
    @discardableResult
    func measure(_ suite: String, rounds: Int, directory: String? = nil) throws -> Answer {
        try write(Self.suites[suite] ?? "", to: suite + ".yaml")
        let place = directory ?? path + "/data"
        let answer = try run([
            "run", suite + ".yaml", "--rounds", "\(rounds)", "--output", suite, "--directory", place,
        ])
        #expect(answer.code == 0, "\(answer.errors)")
        return answer
    }

    /// Makes the journal of a run that was killed after its first round.
    func makeJournal(at name: String) throws {
        let suffix = ".partial.jsonl"
        try #require(name.hasSuffix(suffix))
        let (process, _) = try start(
            [
                "run", "--file-size", "1MiB", "--min-trial", "1ms", "--rounds", "10000", "--directory", path + "/data",
                "--output", String(name.dropLast(suffix.count)),
            ],
            in: "killed"
        )
        let deadline = Date(timeIntervalSinceNow: 60)
        while process.isRunning, Date() < deadline {
            if let text = try? read(name), text.count(where: \.isNewline) >= 3 { break }
            Thread.sleep(forTimeInterval: 0.02)
        }
        kill(process.processIdentifier, SIGKILL)
        process.waitUntilExit()
    }

    private func start(_ arguments: [String], in name: String) throws -> (process: Process, name: String) {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: Documentation.binary)
        process.arguments = arguments
        process.currentDirectoryURL = URL(fileURLWithPath: path)
        process.standardInput = FileHandle.nullDevice
        for (ending, isOutput) in [(".out", true), (".err", false)] {
            try write("", to: name + ending)
            let handle = try #require(FileHandle(forWritingAtPath: "\(path)/\(name)\(ending)"))
            if isOutput { process.standardOutput = handle } else { process.standardError = handle }
        }
        try process.run()
        return (process, name)
    }
}
