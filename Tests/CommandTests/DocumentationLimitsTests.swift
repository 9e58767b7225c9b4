import Foundation
import Testing

/// What is said to be missing against what there is: engines, keys and values of keys.
extension DocumentationTests {
    /// The lists of limits: where each is, what comes before it, and what after it.
    static let limits = [
        ("README.md", "Not handled yet, and to be kept in mind:\n", "\n## "),
        ("Sources/faultline/Documentation.docc/Method.md", "\n## Limits\n", "\n## "),
    ]

    @Test(arguments: limits)
    func `no engine, key or value of a key is said to be missing`(page: String, start: String, end: String) throws {
        let text = try #require(try Documentation.text(page).components(separatedBy: start).dropFirst().first)
        let items = text.components(separatedBy: end)[0].components(separatedBy: "\n- ").dropFirst()
        #expect(items.count >= 3)
        let names = try Self.names()
        for item in items {
            // The subject in bold says what is missing; what else an item says may be about what is there.
            let subject = try #require(
                item.firstMatch(of: /^\*\*([^*]+)\*\*/)?.1,
                "\(page): a limit does not begin with what is missing, in bold: \(item)"
            )
            let code = item.matches(of: /`([a-z0-9_-]+)[^`]*`/).map { String($0.1) }
            let words = Self.stems(String(subject))
            for (name, what) in names {
                #expect(!Self.contains(words, Self.stems(name)), "\(page): '\(subject)', but '\(name)' is \(what)")
                #expect(!code.contains(name), "\(page): a limit names '\(name)', which is \(what): \(item)")
            }
        }
    }

    @Test(
        arguments: [
            ("Direct I/O", "direct"), ("Anonymous memory", "anonymous"), ("Latencies of operations", "latency"),
            ("Messages through shared memory", "shared-memory"), ("Memory limits", "memory-limit"),
        ]
    )
    func `a subject names what it has the words of, in any case and number`(subject: String, name: String) {
        #expect(Self.contains(Self.stems(subject), Self.stems(name)))
        #expect(!Self.contains(Self.stems("What a host keeps"), Self.stems(name)))
    }

    /// What there is, and what it is.
    private static func names() throws -> [(name: String, what: String)] {
        let listed = try ScratchFolder().run(["list", "engines"]).output.split(separator: "\n")
        let engines = listed.filter { !$0.hasPrefix(" ") }.map { String($0.prefix { $0 != " " }) }
        let tables = Markdown.tables(in: try Documentation.page("SuiteFormat"))
        let keys = tables[0...1].joined().map { Markdown.code($0[0]) }
        // Values that are words of their own: `warm, cold`, and no sentence on what is accepted.
        let values = tables[1].map { $0[1].components(separatedBy: ", ") }.filter { values in
            values.allSatisfy { $0.wholeMatch(of: /[a-z][A-Za-z0-9-]*/) != nil }
        }
        #expect(engines.contains("direct") && keys.contains("latency") && values.joined().contains("anonymous"))
        return engines.map { ($0, "an engine") } + keys.map { ($0, "a key") } + values.joined().map { ($0, "a value") }
    }

    /// The words of a text in small letters and in the singular.
    private static func stems(_ text: String) -> [String] {
        text.lowercased().split { !$0.isLetter && !$0.isNumber }.map { word in
            if word.hasSuffix("ies") { return word.dropLast(3) + "y" }
            return String(word.hasSuffix("s") && !word.hasSuffix("ss") ? word.dropLast() : word)
        }
    }

    /// True if the name's words stand side by side among these.
    private static func contains(_ words: [String], _ name: [String]) -> Bool {
        words.indices.contains { words[$0...].starts(with: name) }
    }
}
