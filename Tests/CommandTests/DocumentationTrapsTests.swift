import Foundation
import Testing

/// The tables of traps against the types, files and tests that they name.
struct DocumentationTrapsTests {
    private struct Trap {
        let number: String
        let answer: String
        let places: [String]
        let tests: [String]
        let tail: String
    }

    private static let answers = ["prevented", "detected", "said", "not handled"]

    private func traps() throws -> [Trap] {
        let tables = Markdown.tables(in: try Documentation.page("Traps"))
        #expect(tables[0].map { $0[0] } == Self.answers)
        return try tables.dropFirst().flatMap { $0 }.map { row in
            try #require(row.count == 6, "\(row)")
            #expect(row.allSatisfy { !$0.isEmpty }, "\(row)")
            let spans = row.map { $0.matches(of: /`([^`]+)`/).map { String($0.1) } }
            return Trap(number: row[0], answer: row[2], places: spans[4], tests: spans[5], tail: row[5])
        }
    }

    @Test func `each trap has one answer, and 54 of those that were known beforehand have a test`() throws {
        let traps = try traps()
        #expect(traps.count >= 57 + 20)
        #expect(Set(traps.map(\.number)).count == traps.count)
        // Those of kernel and machine, and those of other tools.
        let known = (1...33).map { "T\($0)" } + (1...24).map { "io\($0)" }
        let numbers = Set(traps.map(\.number))
        #expect(known.allSatisfy(numbers.contains))
        #expect(traps.filter { known.contains($0.number) && !$0.tests.isEmpty }.count >= 54)
        for trap in traps {
            #expect(Self.answers.contains(trap.answer), "\(trap.number): \(trap.answer)")
            // Who has no test says why, and who prevents or detects has one.
            if trap.tests.isEmpty {
                #expect(trap.tail.hasPrefix("none: "), "\(trap.number)")
                #expect(["said", "not handled"].contains(trap.answer), "\(trap.number)")
            }
        }
    }

    @Test func `each type and file that is named exists`() throws {
        let root = Documentation.root
        let modules = try FileManager.default.contentsOfDirectory(atPath: root + "/Sources")
        let names = try FileManager.default.subpathsOfDirectory(atPath: root + "/Sources")
        let files = Set(names.map { ($0 as NSString).lastPathComponent })
        let suites = try Documentation.text("Benchmarks/Suites/ShippedSuites.swift")
        let text = try Documentation.sources(of: modules) + suites
        let types = Set(text.matches(of: /\b(?:struct|class|enum|protocol) ([A-Z][A-Za-z]+)/).map { String($0.1) })
        for trap in try traps() {
            #expect(!trap.places.isEmpty, "\(trap.number)")
            for place in trap.places {
                let exists = place.hasSuffix(".swift") ? files.contains(place) : types.contains(place)
                #expect(exists, "\(trap.number): there is no \(place)")
            }
        }
    }

    @Test func `each test that is named exists in its suite`() throws {
        let root = Documentation.root + "/Tests"
        let files = try FileManager.default.subpathsOfDirectory(atPath: root).filter { $0.hasSuffix(".swift") }
        for trap in try traps() {
            for test in trap.tests {
                let parts = try #require(
                    test.wholeMatch(of: /([A-Za-z]+)\/([A-Za-z]+): (.+)/),
                    "\(trap.number): \(test)"
                )
                // A suite may go on in files of its own, named Suite+Topic.
                let texts = try files.filter { file in
                    let name = (file as NSString).lastPathComponent
                    return file.hasPrefix("\(parts.1)/")
                        && (name == "\(parts.2).swift" || name.hasPrefix("\(parts.2)+"))
                }.map {
                    try String(contentsOfFile: "\(root)/\($0)", encoding: .utf8).replacing(/@Test\(\s+/, with: "@Test(")
                }
                let exists = texts.contains { $0.contains("func `\(parts.3)`") || $0.contains("@Test(\"\(parts.3)\"") }
                #expect(exists, "\(trap.number): there is no test \(test)")
            }
        }
    }
}
