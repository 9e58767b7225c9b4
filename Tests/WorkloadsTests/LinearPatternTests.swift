import Testing

@testable import Workloads

@Suite struct LinearPatternTests {
    private static let texts = [
        "", "a", "b", "ab", "aab", "abab", "random-read/kind=file/cache=warm", "small-files/files=1024", "x.y", "a\nb",
        "A", "_9",
        "size=4KiB/fill=read:1MiB", "(a)", "a-b",
    ]
    private static let patterns = [
        "", "a", "^a$", "a*", "a+b", "(ab)+", "^(ab)*$", "a|b", "(a|b){2}", "^(a|b){2,3}$", "a{2}", "a{1,}b", "[ab]+",
        "[^a]",
        "^[^a]*$", ".", "a.b", "x\\.y", "[.]", "random-.*cache=warm", "^small-files/", "files=(1|1024)$", "\\d+", "\\D",
        "\\w+=",
        "\\s", "\\bread\\b", "\\Bead", "^$", "(?:a|)b", "a??b", "a*?b", "[a-c]-[a-c]", "[-a]", "[a\\-]b", "\\(a\\)",
        "(?i)^a$",
        "(?i)RANDOM", "(?i)[A-C]{2}", "(a*)*b", "(|a)+", "[\\d_]+", "[^\\w]", "fill=read:1MiB$", "4KiB|8KiB", "a{0}",
        "(?<n>a)b",
    ]

    @Test(arguments: patterns)
    func `it matches as the standard library's expressions do`(pattern: String) throws {
        let linear = try LinearPattern(pattern)
        let reference = try Regex(pattern)
        for text in Self.texts {
            #expect(linear.matches(text) == ((try? reference.firstMatch(in: text)) != nil), "'\(text)'")
        }
    }

    @Test(arguments: [
        "([a-z/=-]+)+!", "(a*)*c", "(a|a)*c", "(a|aa)+c", "(.*)*c", "(.*a){20}c", "((a+)+)+c", "(a?){200}a{200}c",
        "^(([a-z])+.)+[A-Z]([a-z])+$",
    ])
    func `what backtracking never ends on, ends`(pattern: String) throws {
        #expect(!(try LinearPattern(pattern)).matches(String(repeating: "a", count: 400) + "b"))
    }

    @Test(arguments: [
        "(", ")", "[a", "*", "a**", "a{2,1}", "(?<n", "\\", "(?=a)", "(?!a)", "(?<=a)", "(?>a)", "(a)\\1", "a*+",
        "\\p{L}", "[[:alpha:]]",
        "[b-a]", "[a&&b]", "a{2000}", "(a{100}){100}", "((((a{9}){9}){9}){9}){9}", String(repeating: "(", count: 200),
        String(repeating: "a", count: 2000),
    ])
    func `what it can't match in steps it refuses`(pattern: String) {
        #expect(throws: LinearPattern.Problem.self) { try LinearPattern(pattern) }
    }
}
