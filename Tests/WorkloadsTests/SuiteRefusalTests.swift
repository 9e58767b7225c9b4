import Testing
import Workloads
import TestSupport

@Suite("Suites that can't be read")
struct SuiteRefusalTests {
    static let yaml = [
        ("an open quote", "summary: 'a\n", 2, "found unexpected end of stream"),
        ("an open list", "rounds: 9\nlooks: [16\n", 3, "did not find expected ',' or ']'"),
        ("a tab", "workloads:\n\t- name: w\n", 2, "found character that cannot start any token"),
        ("bad indentation", "summary: a\n  rounds: 9\n", 2, "mapping values are not allowed in this context"),
        ("a control character", "summary: a\nrounds: \u{1}\n", 2, "control characters are not allowed"),
        ("an unknown alias", "summary: a\nrounds: *n\n", 2, "found undefined alias"),
        ("two documents", "rounds: 9\n---\nrounds: 9\n", 2, "but found another document"),
        (
            "too deep a nesting", String(repeating: "[", count: 100_000), 1,
            "Maximum nesting level reached, set with yaml_set_max_nest_level())"
        ),
    ].map { Refusal($0.0, $0.1, "my.yaml:\($0.2): not YAML: \($0.3) (accepted: a suite in YAML)") }

    @Test(
        "The error says where, which key, and what is accepted",
        arguments: shape + settings + values + names + combinations + yaml
    )
    func refused(refusal: Refusal) { #expect(message(refusal.text) == refusal.message) }

    @Test("A bomb of aliases is refused before it grows")
    func bomb() {
        let levels = (1...9).map { "a\($0): &a\($0) [\(repeated: "*a\($0 - 1)", 9)]\n" }.joined()
        #expect(
            message("a0: &a0 [x]\n\(levels)? *a9\n: x\n")
                == "my.yaml:3: too many YAML aliases (*name) (accepted: at most 16)"
        )
    }

    @Test("Aliases are refused in a file so large that even a few of them would take minutes")
    func largeBomb() {
        let base = "a0: &a0 [\(repeated: "x", 30_000)]\na1: *a0\n"
        let expected = "my.yaml:2: YAML aliases (*name) in a large file (accepted: them in files of at most 64KiB)"
        #expect(message(base) == expected)
    }

    @Test("A comment that ends at a carriage return hides no bomb")
    func hiddenBomb() {
        #expect(
            message("# \r\(String(repeating: "- *a\r", count: 17))")?.hasPrefix("my.yaml:1: too many YAML aliases")
                == true
        )
    }

    @Test("A comment may hold as many stars as it likes")
    func stars() throws {
        #expect(try suite("  # \(String(repeating: "*so* ", count: 99))\nworkloads: [{name: w}]\n").cases.count == 1)
    }

    @Test("As many aliases as accepted do not grow into a hang")
    func smallBomb() {
        let levels = (1...4).map { "a\($0): &a\($0) [\(repeated: "*a\($0 - 1)", 3)]\n" }.joined()
        #expect(
            message("a0: &a0 [x]\n\(levels)? *a4\n: x\n")?.hasPrefix("my.yaml:1: a0: unknown key of a suite") == true
        )
    }

    @Test("Bytes that are not UTF-8 are refused with their line")
    func notText() {
        let bytes = Array("rounds: 9\nsummary: ".utf8) + [0xff, 0x0a]
        let refused = message { () throws(WorkloadError) in
            try SuiteReader.read(bytes: bytes, file: "my.yaml", name: "my")
        }
        #expect(refused == "my.yaml:2: not UTF-8 (accepted: YAML in UTF-8)")
    }

    @Test("A file above 1 MiB is refused")
    func tooLarge() {
        let expected = "my.yaml:1: the file is larger than a suite may be (accepted: at most 1MiB)"
        let text = String(repeating: "#", count: (1 << 20) + 1)
        #expect(message(text) == expected)
        let refused = message { () throws(WorkloadError) in
            try SuiteReader.read(bytes: Array(text.utf8), file: "my.yaml", name: "my")
        }
        #expect(refused == expected)
    }
}

extension DefaultStringInterpolation {
    fileprivate mutating func appendInterpolation(repeated text: String, _ count: Int) {
        appendInterpolation(Array(repeating: text, count: count).joined(separator: ", "))
    }
}
