import Foundation
import Testing

/// The table of faults against the tests that it names.
struct DocumentationFaultsTests {
    private func rows() throws -> [[String]] {
        let tables = Markdown.tables(in: try Documentation.page("Faults"))
        #expect(tables.count >= 4)
        return tables.flatMap { $0 }
    }

    /// The text of a test by its target and file, whichever folder of the target it is in.
    private func test(_ name: some StringProtocol) throws -> String? {
        let parts = name.split(separator: "/", maxSplits: 1)
        let folder = "Tests/\(parts[0])"
        let files = try FileManager.default.subpathsOfDirectory(atPath: "\(Documentation.root)/\(folder)")
        let found = files.first { file in ["swift", "sh"].contains { "/\(file)".hasSuffix("/\(parts[1]).\($0)") } }
        return try found.map { try Documentation.text("\(folder)/\($0)") }
    }

    @Test func `each fault names tests that exist, and there are 120 of them at least`() throws {
        let rows = try rows()
        #expect(rows.count >= 120)
        for row in rows {
            try #require(row.count == 4, "\(row)")
            #expect(!row[0].isEmpty && !row[1].isEmpty, "\(row)")
            let names = row[3].split(separator: ", ")
            #expect(!names.isEmpty, "no test: \(row[0])")
            for name in names {
                let text = try test(name)
                let isTest = text.map { $0.contains("@Test") || $0.hasPrefix("# shellcheck shell=dash") } ?? false
                #expect(isTest, "\(row[0]): \(name)")
            }
        }
    }

    @Test func `the exit codes of faults are those that there are`() throws {
        // Those of SIGHUP and SIGQUIT stand below the table.
        let page = try Documentation.page("ExitCodes")
        let codes = Set(try Markdown.names(inFirstColumnOf: "ExitCodes")).union(
            page.matches(of: /end with ([0-9]+) and ([0-9]+)/).flatMap { [String($0.1), String($0.2)] }
        )
        #expect(codes.count > 12)
        for row in try rows() {
            for code in row[2].matches(of: /[0-9]+/) { #expect(codes.contains(String(code.0)), "\(row)") }
        }
    }
}
