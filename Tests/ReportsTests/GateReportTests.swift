import Analysis
import Foundation
import Results
import Testing
import Workloads

@testable import Reports
import TestSupport

@Suite("What a gate prints")
struct GateReportTests {
    /// A failing time, an inconclusive one, one whose other build crashed, and two expectations.
    private func report(_ onInconclusive: GateInconclusive = .fail) throws -> GateReport {
        let cases = [
            try Sample.benchCase(
                "small-files",
                ["read", "mmap"],
                kind: .smallFiles,
                pattern: .sequential,
                consumption: .sum
            ),
            try Sample.benchCase("random-read", ["pread", "mmap"]),
        ]
        var rules = GateRules()
        rules.onInconclusive = onInconclusive
        rules.thresholds = [try GateThreshold(parsing: "small-files at most 8%")]
        rules.expectations = [
            try GateExpectation(parsing: "mmap/pread on random-read at most 0.8"),
            try GateExpectation(parsing: "mmap/read on small-files at least 3"),
        ]
        let plan = try GatePlan(
            rules,
            suite: cases,
            measuring: cases,
            against: GatePlan.Sources(hasOtherBuild: true, hasBaseline: false)
        )
        let head = [
            Sample.result(cases[0], [5100, 8900]) { engine, trial in trial[.minorFaults] = engine == 1 ? 5000 : 0 },
            Sample.result(cases[1], [1220, 512], scatter: 0.004),
        ]
        let base = [
            Sample.result(cases[0], [5100, 7900]) { engine, trial in trial[.minorFaults] = engine == 1 ? 3000 : 0 },
            Sample.result(cases[1], [1220, 512], scatter: 0.3) { engine, trial in
                if engine == 1 {
                    trial = Trial(round: trial.round, position: 0, status: .failed, reason: "a <signal> & \"more\"")
                }
            },
        ]
        var judge = GateJudge(plan, looks: 3)
        judge.look(zip(head, base).map { GateSample(head: $0, base: $1) }, isLast: true)
        return GateReport(
            suite: "quick",
            seed: 417,
            judge: judge,
            conclusion: GateConclusion(judge, validTrials: 64),
            rounds: 16,
            footer: Sample.footer,
            against: ["base ./faultline-main"],
            command: "faultline gate --base-binary ./faultline-main"
        )
    }

    @Test func `the table shows every answer, its reason, and the command that repeats the failure`() throws {
        try expectGolden(GateTable(try report()).text, "gate-table")
    }

    @Test func `the annotations and the summary for GitHub show what is not a pass`() throws {
        try expectGolden(GitHubAnnotations.text(try report()), "gate-annotations")
        try expectGolden(GateMarkdown(try report()).text, "gate-markdown")
    }

    @Test func `the JSON holds every answer`() throws {
        let text = try GateJSON(try report()).text()
        try expectGolden(text, "gate-json")
        let value = try JSONValue(parsing: Array(text.utf8))
        #expect(value["schema"] == .string("faultline.gate/1"))
        #expect(value["answers"]?.elements?.count == 6)
    }

    @Test func `the explanation names the rule of each question`() throws {
        try expectGolden(GateExplanation(try report().judge.plan).text, "gate-explain")
    }

    @Test func `the JUnit report is XML with the counts that it announces`() throws {
        let text = JUnitReport(try report()).text
        try expectGolden(text, "gate-junit")
        let counted = try Self.python(
            """
            import sys, xml.etree.ElementTree as E
            s = E.fromstring(sys.stdin.buffer.read())[0]
            c = [len(s.findall('.//' + n)) for n in ('testcase', 'failure', 'error', 'skipped')]
            assert c == [int(s.get(n)) for n in ('tests', 'failures', 'errors', 'skipped')], c
            print(*c)
            """,
            text
        )
        #expect(counted == "6 2 2 0\n")
    }

    @Test func `an inconclusive answer follows the policy everywhere`() throws {
        let warned = try report(.warn)
        #expect(GitHubAnnotations.text(warned).contains("::warning title=faultline gate%3A inconclusive::"))
        #expect(JUnitReport(warned).text.contains("skipped=\"1\""))
        #expect(!GitHubAnnotations.text(try report(.pass)).contains("inconclusive"))
    }

    @Test func `what only the baseline has stands in every output, and fails unless it is allowed`() throws {
        let found = try report()
        for isAllowed in [false, true] {
            var plan = found.judge.plan
            plan.absences = [
                GateAbsence(caseID: "gone/pattern=<x>", engine: nil, isAllowed: isAllowed),
                GateAbsence(caseID: "random-read/k=1", engine: "read", isAllowed: isAllowed),
            ]
            let judge = GateJudge(plan, looks: 1)
            let report = GateReport(
                suite: "quick",
                seed: 1,
                judge: judge,
                conclusion: GateConclusion(judge, validTrials: 1),
                rounds: 16,
                footer: Sample.footer,
                against: ["baseline b.json"],
                isAgainstItself: true,
                command: ""
            )
            let word = isAllowed ? "(missing)" : "FAIL"
            let table = GateTable(report).text
            #expect(
                table.contains("only in the baseline\n  \(word)  gone/pattern=<x>\n  \(word)  random-read/k=1: read\n")
            )
            #expect(table.contains("this very program"))
            #expect(table.contains("2 missing") == !isAllowed)
            let json = try JSONValue(parsing: Array(try GateJSON(report).text().utf8))
            #expect(json["missing"]?.elements?.compactMap { $0["engine"] } == [.string("read")])
            #expect(json["missing"]?.elements?.allSatisfy { $0["allowed"] == .bool(isAllowed) } == true)
            #expect(json["against_itself"] == .bool(true))
            let junit = JUnitReport(report).text
            let element = isAllowed ? "skipped" : "failure"
            #expect(junit.contains("classname=\"gone/pattern=&lt;x&gt;\" name=\"measured\">\n      <\(element) "))
            #expect(junit.contains("name=\"read: measured\""))
            let annotations = GitHubAnnotations.text(report)
            #expect(annotations.contains("::\(isAllowed ? "notice" : "error") title=faultline gate%3A \(word)::gone/"))
            #expect(GateMarkdown(report).text.contains("| \(MarkdownText.escaped(word)) | random-read/k=1 | read |"))
            #expect(GateExplanation(plan).text.contains("random-read/k=1\n  read: only the baseline has this engine"))
        }
    }

    @Test func `text from a machine ends no command, cell or element`() {
        #expect(GitHubAnnotations.data("50%\r\n::error::x") == #"50%25\r\n::error::x"#)
        #expect(GitHubAnnotations.property("a:b,c\n") == #"a%3Ab%2Cc\n"#)
        #expect(MarkdownText.escaped("a|b\nc`<d>") == #"a\|b\\nc\`\<d\>"#)
        #expect(JUnitReport.escaped("<&\">\u{1}\u{1b}") == #"&lt;&amp;&quot;&gt;\u{01}\u{1B}"#)
    }

    @Test func `a self-test's table and sentences`() throws {
        var plain = SelftestTally()
        var slow = SelftestTally(factor: 1.1)
        for family in 0..<3 {
            plain.add(
                ["pread-random", "mmap-sequential"].map {
                    SelftestCell(workload: $0, family: family, finding: .same, ratio: 1.001, detectable: 0.02)
                }
            )
            slow.add(
                ["pread-random", "mmap-sequential"].map {
                    SelftestCell(
                        workload: $0,
                        family: family,
                        finding: family == 2 && $0 == "mmap-sequential" ? .inconclusive : .slower,
                        ratio: 1.1,
                        detectable: family == 2 ? 0.09 : 0.03
                    )
                }
            )
        }
        let report = GateSelftestReport([plain, slow], method: "engines, by the verdicts of run")
        try expectGolden(report.text, "gate-selftest")
        try expectGolden(report.markdown, "gate-selftest-markdown")
    }

    private static func python(_ program: String, _ input: String) throws -> String {
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.arguments = ["python3", "-c", program]
        let (incoming, outgoing) = (Pipe(), Pipe())
        process.standardInput = incoming
        process.standardOutput = outgoing
        try process.run()
        incoming.fileHandleForWriting.write(Data(input.utf8))
        try incoming.fileHandleForWriting.close()
        let output = outgoing.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        #expect(process.terminationStatus == 0)
        return String(decoding: output, as: UTF8.self)
    }
}
