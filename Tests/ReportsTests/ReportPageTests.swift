import Analysis
import Engines
import Foundation
import Results
import TestSupport
import Testing
import Workloads

@testable import Reports

/// The page of a result: what holds of any page, and that its figures are those of the result.
@Suite struct ReportPageTests {
    static let results = [
        "full", "hugepages", "kinds", "latencies", "numa", "quick", "refused", "standard", "threads", "ways",
        "reference",
    ]

    @Test(arguments: results)
    func `a page is XML without scripts, handlers, inline styles and addresses`(name: String) throws {
        let page = try PageFile(page([try StoredSource.source(name)]))
        #expect(page.error == nil)
        #expect(Set(page.elements).isDisjoint(with: ["script", "link", "img", "iframe", "object", "base", "form"]))
        for attribute in page.attributes {
            #expect(attribute.name != "style" && !attribute.name.hasPrefix("on") && attribute.name != "src")
            #expect(attribute.name != "href" || attribute.value.hasPrefix("#"), "\(attribute.value)")
        }
        #expect(page.elements.count { $0 == "svg" } > 0)
        #expect(page.picturesWithoutTable == 0)
    }

    @Test func `two results stand side by side in one page`() throws {
        let page = try PageFile(page([try StoredSource.source("reference"), try StoredSource.source("quick")]))
        #expect(page.error == nil && page.picturesWithoutTable == 0)
        #expect(page.text.contains("A: ratio [interval]") && page.text.contains("B: ratio [interval]"))
        let anchors = page.attributes.filter { $0.name == "id" }.map(\.value)
        #expect(Set(anchors).count == anchors.count)
    }

    @Test(arguments: results)
    func `the answer and every ratio and median of a page are those of the result`(name: String) throws {
        let source = try StoredSource.source(name)
        let page = try PageFile(page([source]))
        let answer = Answer(source.findings, showing: source.findings, header: source.header, footer: source.footer)
        #expect(page.text.contains(answer.sentence))
        #expect(page.text.contains(answer.trust.words))
        for line in answer.groups.flatMap(\.cases).map(\.line) {
            #expect(page.text.contains(line.text), "\(line.text)")
            if let interval = line.interval { #expect(page.text.contains(interval)) }
        }
        for finding in source.findings {
            #expect(page.text.contains(finding.benchCase.id))
            for pair in finding.comparisons { #expect(page.text.contains(CaseBlock.ratio(pair).text)) }
            for median in finding.summaries.compactMap(\.medianNanosecondsPerOperation) {
                #expect(page.text.contains(FigureText.time(nanoseconds: median)))
            }
            for warning in finding.warnings { #expect(page.text.contains("\(warning)"), "\(warning)") }
        }
    }

    @Test func `the policy has the digest of the style sheet`() throws {
        let page = try PageFile(page([try StoredSource.source("quick")]))
        let policy = try #require(page.attributes.first { $0.name == "content" && $0.value.contains("default-src") })
        #expect(policy.value.contains("'sha256-\(try Self.digest(of: page.style))'"))
        #expect(policy.value.contains("default-src 'none'") && !policy.value.contains("unsafe"))
    }

    /// By another program than the one that wrote it down.
    private static func digest(of text: String) throws -> String {
        let file = URL.temporaryDirectory.appending(path: "faultline-style-\(UUID().uuidString)")
        try Data(text.utf8).write(to: file)
        defer { try? FileManager.default.removeItem(at: file) }
        let process = Process()
        let pipe = Pipe()
        process.executableURL = URL(filePath: "/usr/bin/sha256sum")
        process.arguments = [file.path]
        process.standardOutput = pipe
        try process.run()
        let output = try #require(try pipe.fileHandleForReading.readToEnd())
        process.waitUntilExit()
        let digits = Array(String(decoding: output, as: UTF8.self).prefix(64))
        let bytes = stride(from: 0, to: digits.count, by: 2).compactMap {
            UInt8(String(digits[$0..<$0 + 2]), radix: 16)
        }
        return Data(bytes).base64EncodedString()
    }

    @Test func `names with markup, quotes and overrides are text`() throws {
        let name = "<script>alert(1)</script>\"'&\u{202e}##[error]"
        let source = try StoredSource.source("reference") {
            $0.prefix(2).map { benchCase in
                Case(workload: name, work: benchCase.work, conditions: benchCase.conditions, engines: benchCase.engines)
            }
        }
        var header = source.header
        (header.suite, header.arguments, header.environment.cpu.model) = (name, [name], name)
        header.environment.findings = [RunFinding(topic: name, found: name, effect: name, fix: name)]
        let hostile = ExportSource(
            name: name,
            header: header,
            footer: source.footer,
            findings: source.findings,
            load: source.result
        )
        for sources in [[hostile], [hostile, hostile]] {
            let text = try page(sources)
            let page = try PageFile(text)
            #expect(page.error == nil && !page.elements.contains("script"))
            #expect(HostileText.acting(in: text) == [])
            #expect(page.text.contains("<script>alert(1)</script>\"'&\\u{202E}"))
        }
    }

    @Test func `each text of a stored result stays a text`() throws {
        let stored = try String(contentsOf: StoredSource.file("refused"), encoding: .utf8)
        var read = 0
        for (text, document) in HostileText.documents(from: stored) {
            guard let source = try? StoredSource.source(parsing: Array(document.utf8), name: "hostile") else {
                continue
            }
            read += 1
            let html = try page([source])
            #expect(HostileText.acting(in: html) == [], "'\(text)'")
            #expect(try PageFile(html).error == nil, "'\(text)'")
            #expect(HostileText.acting(in: ReportPage([source]).markdown) == [], "'\(text)'")
        }
        #expect(read > 40)
    }

    @Test func `a page of 200 cases is below 5 MiB`() throws {
        let source = try StoredSource.source("reference") { cases in
            (0..<200).map { number in
                let benchCase = cases[number % cases.count]
                return Case(
                    workload: "\(benchCase.workload)-\(number)",
                    work: benchCase.work,
                    conditions: benchCase.conditions,
                    engines: benchCase.engines
                )
            }
        }
        let text = try page([source])
        #expect(text.utf8.count < 5 << 20, "\(text.utf8.count) bytes")
        #expect(try PageFile(text).elements.count { $0 == "h3" } >= 200)
    }

    @Test func `the Markdown of a run with every verdict`() throws {
        let results = try Sample.results()
        let source = ExportSource(
            name: "sample",
            header: Sample.header(results.map(\.benchCase)),
            footer: Sample.footer,
            findings: Sample.findings(results),
            load: { results[$0] }
        )
        try expectGolden(ReportPage([source]).markdown, "report-markdown")
    }

    private func page(_ sources: [ExportSource]) throws -> String {
        var sink = TextSink()
        try ReportPage(sources).write(to: &sink)
        return String(decoding: sink.bytes, as: UTF8.self)
    }

    private struct TextSink: ByteSink {
        var bytes: [UInt8] = []
        mutating func write(_ bytes: [UInt8]) { self.bytes += bytes }
    }
}
