import Foundation
import Testing

/// The pages for those who change the code, against the code.
struct DocumentationSourcesTests {
    static let pages = ["CONTRIBUTING.md", "Sources/faultline/Documentation.docc/Architecture.md"]

    @Test(arguments: pages)
    func `every file, folder and type that is named exists`(page: String) throws {
        let names = try FileManager.default.subpathsOfDirectory(atPath: Documentation.root + "/Sources")
        let files = Set(names.map { ($0 as NSString).lastPathComponent }).union(try Self.top())
        let modules = try FileManager.default.contentsOfDirectory(atPath: Documentation.root + "/Sources") + ["Suites"]
        let types = try Self.types(of: modules.dropLast())
        let spans = try Documentation.text(page).matches(of: /`([^`\n]+)`/).map { String($0.1) }
        #expect(spans.count > 40)
        for span in spans {
            if span.contains(/^[.A-Za-z]+\/[A-Za-z.\/+-]+$/) {
                let exists = [span, "Sources/" + span].contains {
                    FileManager.default.fileExists(atPath: "\(Documentation.root)/\($0)")
                }
                #expect(exists, "\(page): there is no \(span)")
            } else if span.hasSuffix(".swift") || span.hasSuffix(".md") {
                let exists = files.contains(span)
                #expect(exists, "\(page): there is no file \(span)")
            } else if let name = span.wholeMatch(of: /([A-Z][A-Za-z]+)(?:\.[a-z][A-Za-z]+)?/)?.1 {
                let exists = modules.contains(String(name)) || types.contains(String(name))
                #expect(exists, "\(page): there is no type \(name)")
            }
        }
    }

    /// The files in the package's folder.
    private static func top() throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: Documentation.root)
    }

    /// The names of all types of the modules and of the shipped suites.
    private static func types(of modules: some Sequence<String>) throws -> Set<String> {
        let suites = try Documentation.text("Benchmarks/Suites/ShippedSuites.swift")
        let text = try Documentation.sources(of: Array(modules)) + suites
        return Set(text.matches(of: /\b(?:struct|class|enum|protocol) ([A-Z][A-Za-z]+)/).map { String($0.1) })
    }

    @Test func `the table of modules has each that the package has, and no other`() throws {
        let package = try Documentation.text("Package.swift")
        let list = try #require(
            package.firstMatch(of: /(?s)let modules: \[Target\] = \[(.*?)\n\]/)?.1
        )
        let targets = list.matches(of: /\n    \.(?:target|systemLibrary|executableTarget)\(\s*name: "([A-Za-z]+)"/).map
        {
            String($0.1)
        }
        let rows = Markdown.tables(in: try Documentation.page("Architecture"))[0]
        let named = rows.flatMap { $0[0].matches(of: /`([A-Za-z]+)`/).map { String($0.1) } }
        #expect(Set(named) == Set(targets))
    }

    @Test func `the README shows the workflow that gates this repository`() throws {
        let file = try Documentation.text(".github/workflows/gate.yml")
        let shown = try #require(
            Markdown.blocks(of: "yaml", in: try Documentation.text("README.md")).first {
                $0.hasPrefix("# .github/workflows/gate.yml\n")
            }
        )
        func job(_ text: String) -> [Substring] { text.split(separator: "\n").drop { $0.hasPrefix("#") }.map(\.self) }
        #expect(job(file) == job(shown))
    }

    @Test func `what runs in CI is in the repository`() throws {
        for name in ["ci", "gate"] {
            let workflow = try Documentation.text(".github/workflows/\(name).yml")
            for match in workflow.matches(of: /run: ((?:\.ci|Scripts)\/[a-z-]+)/) {
                let script = "\(Documentation.root)/\(match.1)"
                #expect(FileManager.default.isExecutableFile(atPath: script), "\(name).yml: \(match.1)")
            }
        }
    }

    @Test func `editors are told the widths that the formatter asks for`() throws {
        let editors = try Documentation.text(".editorconfig")
        let format = try Documentation.text(".swift-format")
        let length = try #require(format.firstMatch(of: /"lineLength": ([0-9]+)/)?.1)
        let indent = try #require(format.firstMatch(of: /"indentation": \{ "spaces": ([0-9]+) \}/)?.1)
        #expect(editors.contains("\nmax_line_length = \(length)\n"))
        #expect(editors.contains("\nindent_size = \(indent)\nmax_line_length"))
    }
}
