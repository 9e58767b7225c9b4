import Analysis
import Reports
import Results
import Testing
import Workloads

@Suite struct TableReportTests {
    private func report(
        _ results: [CaseResult],
        footer: ResultFooter = Sample.footer,
        files: [String] = [],
        looks: [Int] = [16],
        environment: Environment? = nil,
        style: Style = .plain
    ) -> String {
        TableReport(
            header: Sample.header(results.map(\.benchCase), looks: looks),
            footer: footer,
            findings: Sample.findings(results, looks: looks.count, environment: environment),
            files: files,
            style: style
        ).text
    }

    @Test func `the table of a run with every verdict`() throws {
        let text = report(
            try Sample.results(),
            files: ["results/20261121T093822Z-quick.json", "results/20261121T093822Z-quick.csv"]
        )
        try expectGolden(text, "table")
    }

    @Test func `the table of a run that was cut short, in a guest, with many looks`() throws {
        var environment = Environment()
        environment.virtualisation.isGuest = true
        environment.kernel.release = "6.17.0"
        environment.fileSystem.type = "ext4"
        var footer = Sample.footer
        footer.ended = "time budget"
        footer.stealPercent = 4.2
        let text = report(try Sample.results(), footer: footer, looks: [16, 32, 48], environment: environment)
        try expectGolden(text, "table-cut-short")
    }

    @Test func `the table in colour`() throws {
        try expectGolden(report(Array(try Sample.results().prefix(1)), style: Style(color: true)), "table-colour")
    }

    @Test func `without colour there are no escape sequences`() throws {
        #expect(!report(try Sample.results()).contains("\u{1b}"))
    }

    @Test func `colour changes nothing but escape sequences`() throws {
        var plain = report(try Sample.results(), style: Style(color: true))
        for code in ["0", "1", "2", "31", "32", "33"] {
            plain = plain.split(separator: "\u{1b}[\(code)m", omittingEmptySubsequences: false).joined()
        }
        #expect(plain == report(try Sample.results()))
    }

    @Test func `no line is wider than 120 columns or ends in a space`() throws {
        for line in report(try Sample.results()).split(separator: "\n") {
            #expect(line.count <= 120, "\(line)")
            #expect(line.last != " ")
        }
    }

    @Test func `a run without cases, one with no rounds, and one with a single round have a table`() throws {
        try expectGolden(report([]), "table-no-cases")
        let benchCase = try Sample.benchCase("random-read", ["pread", "mmap"])
        try expectGolden(report([Sample.result(benchCase, [1000, 500], rounds: 0)]), "table-no-rounds")
        try expectGolden(report([Sample.result(benchCase, [1000, 500], rounds: 1)]), "table-one-round")
    }

    @Test func `a run in which all was refused has a table without figures`() throws {
        let benchCase = try Sample.benchCase("random-read", ["pread", "mmap"])
        let result = Sample.result(benchCase, [1000, 500]) { _, trial in
            trial = Trial(round: trial.round, position: trial.position, status: .refused, reason: "not enough memory")
        }
        try expectGolden(report([result]), "table-refused")
    }

    @Test func `a figure that is no number never shows`() throws {
        let benchCase = try Sample.benchCase("random-read", ["pread", "mmap"])
        let text = report([
            Sample.result(benchCase, [1000, 500]) { engine, trial in
                trial.metricNanosecondsPerOperation = engine == 0 ? .nan : .infinity
                trial.operations = 0
                trial.wallNanoseconds = 0
            }
        ])
        #expect(!text.lowercased().contains("nan") && !text.contains("inf "))
    }

    @Test func `threads are set against one thread, and the engine against one beside busy CPUs`() throws {
        let two = try Sample.benchCase("random-read", ["pread", "mmap"], threads: 2)
        func lines(_ results: [CaseResult]) -> String {
            report(results).split(separator: "\n").map { $0.drop { $0 == " " } }.joined(separator: " ")
        }
        let single = Sample.result(two.alone(besideSpinners: 0), [1000, 500])
        let both = Sample.result(two, [625, 500])
        let control = Sample.result(two.alone(besideSpinners: 1), [1250, 625])
        let text = lines([single, both, control])
        let beside = "one thread beside busy CPUs takes 1.25 [1.25, 1.25] of its time: the engine keeps"
        #expect(text.contains("pread 1.60 [1.60, 1.60] of 2, 80 %; \(beside) 100 %"))
        #expect(text.contains("mmap 1.00 [1.00, 1.00] of 2, 50 %; \(beside) 63 %"))
        #expect(lines([single, both]).contains("of 2, 80 %; no control"))
    }

    @Test func `a warning that several cases share stands once`() throws {
        let text = report(
            try Sample.results().map { result in
                Sample.result(result.benchCase, result.benchCase.engines.map { _ in 1000 }) { engine, trial in
                    if engine == 0, trial.round == 0 {
                        trial = Trial(round: 0, position: 0, status: .invalid, reason: "not resident")
                    }
                }
            }
        )
        #expect(text.split(separator: "\n").count { $0.contains("1 of 16 trials invalid") } == 1)
        #expect(text.contains("! 6 cases: pread, write, mmap: 1 of 16 trials invalid: not resident"))
    }
}
