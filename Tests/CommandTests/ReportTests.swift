import Foundation
import Testing

extension CommandTests {
    /// `report` over results that exist: where the page goes, and every exit code.
    @Suite struct Report {
        private static let reference = "\(Documentation.root)/results/reference/quick.json"

        private static func stored(_ name: String) -> String {
            "\(Documentation.root)/Tests/PinsTests/Fixtures/Results/\(name)"
        }

        @Test func `without a name the page lies beside the result, and is not written over`() throws {
            let box = try Sandbox()
            _ = try box.file("mine.json", CompareFile().text)
            let first = try box.run(["report", "mine.json"])
            #expect(first.status == 0 && first.output == "wrote mine.html\n", "\(first.error)")
            let page = try box.text("mine.html")
            #expect(page.hasPrefix("<!DOCTYPE html>") && page.hasSuffix("</html>\n"))
            try box.run(["report", "mine.json"]).expectRefusal(73, naming: "--overwrite")
            let second = try box.run(["report", "mine.json", "--overwrite"])
            #expect(second.status == 0, "\(second.error)")
            #expect(try box.text("mine.html") == page)
            try box.run(["report", "mine.json", "--overwrite", "-o", "mine.json"]).expectRefusal(
                64,
                naming: "the result itself"
            )
        }

        @Test func `a journal has a page, too, and several results have one`() throws {
            let box = try Sandbox()
            let files = [Self.stored("torn.partial.jsonl"), Self.reference]
            let outcome = try box.run(["report"] + files + ["-o", "-"])
            #expect(outcome.status == 0 && outcome.error == "", "\(outcome.error)")
            #expect(outcome.output.contains("2 results, from torn") && outcome.output.contains("B: quick."))
        }

        @Test func `Markdown goes to standard output, with the sentence that show prints`() throws {
            let box = try Sandbox()
            let report = try box.run(["report", Self.reference, "--format", "markdown"])
            #expect(report.status == 0 && report.error == "", "\(report.error)")
            let sentence = try box.run(["show", "--brief", Self.reference]).output
            let words = { (text: String) in text.split(whereSeparator: \.isWhitespace).joined(separator: " ") }
            #expect(words(report.output).contains(words(sentence)))
            #expect(box.names(in: box.out) == [])
        }

        @Test func `a result without a valid trial has a page with the reasons, and ends with 4`() throws {
            let box = try Sandbox()
            _ = try box.file("none.json", CompareFile().text.replacing("\"valid\"", with: "\"failed\""))
            let outcome = try box.run(["report", "none.json"])
            #expect(outcome.status == 4 && outcome.error.contains("no trial is valid"), "\(outcome.error)")
            #expect(try box.text("none.html").contains("NO ANSWER"))
        }

        @Test func `usage errors end with 64, and files that are no results with 65`() throws {
            let box = try Sandbox()
            try box.run(["report"]).expectRefusal(64, naming: "files")
            try box.run(["report", Self.reference, "--format", "pdf"]).expectRefusal(64, naming: "pdf")
            try box.run(["report", "missing.json"]).expectRefusal(65, naming: "missing.json")
            try box.run(["report", box.path, "-o", "-"]).expectRefusal(65, naming: "a folder")
        }
    }
}
