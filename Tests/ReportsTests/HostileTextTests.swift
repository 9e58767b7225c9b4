import Analysis
import Engines
import Foundation
import Results
import TestSupport
import Testing
import Workloads

@testable import Reports

/// Text from files, names and the kernel, in everything that is printed.
@Suite struct HostileTextTests {
    private static let stored: String = {
        var folder = URL(filePath: #filePath)
        for _ in 0..<2 { folder.deleteLastPathComponent() }
        let file = folder.appending(path: "PinsTests/Fixtures/Results/refused.json")
        return (try? String(contentsOf: file, encoding: .utf8)) ?? ""
    }()

    /// Every text of a stored result: machine, suite, arguments, workloads, engines, states, reasons.
    private static let documents = HostileText.documents(from: stored)

    @Test func `each text of a stored result, in show, compare, explain and CSV`() throws {
        #expect(Self.documents.count > 60)
        let base = try ResultDocument(parsing: Array(Self.stored.utf8), engines: .builtIn)
        var read = 0
        for (text, document) in Self.documents {
            let other: ResultDocument
            do {
                other = try ResultDocument(parsing: Array(document.utf8), engines: .builtIn)
            } catch {
                // A word that the format knows: the error quotes it.
                #expect(HostileText.acting(in: PrintableText.line("\(error)")) == [], "\(text)")
                continue
            }
            read += 1
            for (name, output) in try outputs(of: other, base) {
                #expect(HostileText.acting(in: output) == [], "\(name) of '\(text)'")
            }
        }
        #expect(read > 40, "\(read) of \(Self.documents.count)")
    }

    private func outputs(of document: ResultDocument, _ base: ResultDocument) throws -> [(name: String, text: String)] {
        var findings = document.cases.map {
            CaseFinding(
                summarising: $0,
                calibration: document.header.calibration,
                environment: document.header.environment
            )
        }
        Verdicts.decide(&findings, looks: 1)
        let table = TableReport(
            header: document.header,
            footer: document.footer,
            findings: findings,
            files: [HostileText.text]
        )
        let explanations = findings.map { Explanation($0, environment: document.header.environment) }
        let sources = [base, document].map { CompareSource(name: HostileText.text, document: $0, metric: .time) }
        let comparison = try #require(Comparing.compare(sources, options: CompareOptions(allowsMismatch: true)))
        let refused = try #require(Comparing.compare(sources, options: CompareOptions()))
        return [
            ("show", table.text), ("explain", ExplainText(explanations).text),
            ("explain markdown", ExplainMarkdown.text(explanations)),
            ("explain json", try ExplainJSON.text(explanations)),
            ("compare", CompareReport(comparison).lines), ("compare markdown", CompareMarkdown.text(comparison)),
            ("compare json", try CompareJSON.text(comparison)), ("refusal", CompareRefusal.text(refused)),
            ("compare csv", CompareCSV.text(comparison).replacing("\r\n", with: "\n").replacing("##[", with: "")),
        ]
    }

    @Test func `each text of a stored result, in every export`() throws {
        for (text, document) in Self.documents {
            // A word that the format knows is refused.
            guard let other = try? ResultDocument(parsing: Array(document.utf8), engines: .builtIn) else { continue }
            var findings = other.cases.map {
                CaseFinding(summarising: $0, calibration: nil, environment: other.header.environment)
            }
            Verdicts.decide(&findings, looks: 1)
            let source = ExportSource(
                name: HostileText.text,
                header: other.header,
                footer: other.footer,
                findings: findings,
                load: { other.cases[$0] }
            )
            for format in ExportFormats.all {
                var sink = MemorySink()
                try format.write([source], to: &sink)
                var output = String(decoding: sink.bytes, as: UTF8.self)
                if format.ending == "csv" { output = output.replacing("\r\n", with: "\n").replacing("##[", with: "") }
                #expect(HostileText.acting(in: output) == [], "\(format.name) of '\(text)'")
            }
        }
    }

    @Test func `colour is the only sequence of a coloured report`() throws {
        let results = [Sample.result(try Sample.benchCase(HostileText.text, ["pread", "mmap"]), [1220, 512])]
        let findings = Sample.findings(results)
        let header = Sample.header(results.map(\.benchCase))
        let style = Style(color: true)
        let table = TableReport(header: header, footer: Sample.footer, findings: findings, style: style).text
        let explained = ExplainText(findings.map { Explanation($0, environment: nil) }, style: style).text
        for text in [table, explained] {
            #expect(text.contains("\u{1b}["))
            #expect(HostileText.acting(in: text.replacing(/\u{1b}\[[0-9]+m/, with: "")) == [])
            #expect(text.contains(#"\u{1B}]0;x\u{07}\u{1B}[31m\r\n::error::pwn"#))
        }
    }

    @Test func `a gate's answers, in its table, Markdown, JUnit, JSON and annotations`() throws {
        let benchCase = try Sample.benchCase(HostileText.text, ["pread", "mmap"])
        var rules = GateRules()
        rules.expectations = [try GateExpectation(parsing: "mmap/pread on error at most 0.8")]
        let plan = try GatePlan(
            rules,
            suite: [benchCase],
            measuring: [benchCase],
            against: GatePlan.Sources(hasOtherBuild: true, hasBaseline: false)
        )
        let head = Sample.result(benchCase, [1220, 512])
        let base = Sample.result(benchCase, [1220, 512]) { _, trial in
            trial = Trial(round: trial.round, position: 0, status: .failed, reason: HostileText.text)
        }
        var judge = GateJudge(plan, looks: 1)
        judge.look([GateSample(head: head, base: base)], isLast: true)
        let report = GateReport(
            suite: HostileText.text,
            seed: 417,
            judge: judge,
            conclusion: GateConclusion(judge, validTrials: 64),
            rounds: 16,
            footer: Sample.footer,
            against: ["base \(HostileText.text)"],
            command: "faultline gate --base-binary \(HostileText.text)"
        )
        let outputs = [
            GateTable(report).text, GateMarkdown(report).text, JUnitReport(report).text, try GateJSON(report).text(),
            GateExplanation(plan).text,
        ]
        for (place, output) in outputs.enumerated() {
            #expect(output.contains("pwn"))
            let found = HostileText.acting(in: place == 2 ? output.replacing("##[", with: "") : output)
            #expect(found == [], "output \(place)")
        }
        let annotations = GitHubAnnotations.text(report)
        #expect(annotations.contains("pwn"))
        for line in annotations.split(separator: "\n") {
            #expect(line.hasPrefix("::error title=faultline gate"))
            #expect(HostileText.acting(in: String(line.dropFirst(2)).replacing("##[", with: "")) == [])
        }
    }

    @Test func `what the doctor, the list and the placement check say of a machine`() throws {
        let text = HostileText.text
        let finding = DoctorFinding(.problem, text, found: text, effect: text, fix: text)
        let placement = PlacementFinding(
            memory: text,
            policy: text,
            asked: [0: 1],
            isIgnored: false,
            outcome: .failed(text)
        )
        let suite = Workloads.Suite(
            name: text,
            summary: text,
            looks: [16],
            cases: [try Sample.benchCase(text, ["pread", "mmap"])]
        )
        let progress = ProgressText(round: 1, rounds: 2, label: text, done: 0.5, secondsLeft: nil)
        for output in [
            DoctorReport.text([finding], color: false), PlacementReport.text([placement], color: false),
            ListReport().suites([ListReport.SuiteEntry(suite: suite, secondsPerRound: [1])]),
            progress.plain, progress.line(columns: 200),
        ] { #expect(HostileText.acting(in: output.replacing("##[", with: "")) == []) }
    }
}
