import Analysis
import Results
import Testing
import Workloads

@testable import Reports

/// What a run prints first.
@Suite struct AnswerReportTests {
    /// A machine as a result has it.
    private static let environment = {
        var environment = Environment()
        environment.cpu.model = "Intel(R) Xeon(R) Processor @ 2.50GHz"
        environment.cpu.onlineCount = 2
        environment.memory.totalBytes = 25_200_000_000
        environment.fileSystem.type = "ext4"
        environment.kernel.release = "6.18.44"
        environment.virtualisation.isGuest = true
        return environment
    }()

    private static func report(
        _ results: [CaseResult],
        showing shown: Set<String>? = nil,
        file: String? = "results/20261121T093822Z-quick.json"
    ) -> AnswerReport {
        var header = Sample.header(results.map(\.benchCase))
        header.environment = environment
        return AnswerReport(
            header: header,
            footer: Sample.footer,
            findings: Sample.findings(results, environment: environment),
            showing: shown,
            file: file
        )
    }

    @Test(arguments: [60, 80, 120])
    func `the answer of a run with every verdict`(columns: Int) throws {
        try expectGolden(Self.report(try Sample.results()).text(columns: columns), "answer-\(columns)")
    }

    @Test func `from 60 to 200 columns no word breaks, and no line is wider than its longest word makes it`() throws {
        let report = Self.report(try Sample.results())
        let words = { (text: String) in text.split { $0 == " " || $0 == "\n" }.map(String.init).sorted() }
        let expected = words(report.text(columns: 200))
        for columns in 60...200 {
            let text = report.text(columns: columns)
            #expect(words(text) == expected, "at \(columns) columns")
            for line in text.split(separator: "\n") {
                #expect(line.count <= columns, "\(line)")
                #expect(line.last != " ")
            }
        }
    }

    @Test func `the last line is the sentence that is printed by itself`() throws {
        let report = Self.report(try Sample.results())
        let brief = report.brief(columns: 200)
        #expect(brief.split(separator: "\n").count == 1)
        #expect(report.text(columns: 200).hasSuffix("\n\(brief)"))
    }

    @Test func `a sentence that would be too long names no figures, and of very many cases it counts`() throws {
        func sentence(_ count: Int) throws -> String {
            let results = try (0..<count).map { number in
                Sample.result(try Sample.benchCase("look-up-number-\(number)", ["pread", "mmap"]), [1000, 500])
            }
            return Self.report(results).brief(columns: 200).replacing(/[0-9.]+x/, with: "Nx")
        }
        #expect(try sentence(2) == "Use mmap for look up number 0 (Nx) and look up number 1 (Nx).\n")
        #expect(try sentence(6).hasSuffix("look up number 4 and look up number 5.\n"))
        #expect(try sentence(40) == "Use mmap for 40 cases (up to Nx).\n")
    }

    @Test func `a machine that others used says so first, and from a fifth on nothing is more than likely`() throws {
        func text(_ share: Double) throws -> String {
            let result = Sample.result(try Sample.benchCase("random-read", ["pread", "mmap"]), [1000, 500]) {
                _,
                trial in
                trial[.runDelayNanoseconds] = Int(Double(trial.wallNanoseconds ?? 0) * share)
            }
            return Self.report([result]).text(columns: 100)
        }
        #expect(try !text(0.04).contains("busy"))
        let busy = try text(0.12)
        #expect(
            busy.contains("This machine was busy: others had the CPU 12 % of the time.") && busy.contains("USE MMAP")
        )
        let likely = try text(0.3)
        #expect(likely.contains("LIKELY MMAP") && !likely.contains("USE MMAP") && likely.contains("Probably use mmap"))
        #expect(
            likely.split(whereSeparator: \.isWhitespace).joined(separator: " ").contains(
                "the CPU was ours 70 % of the time"
            )
        )
    }

    @Test func `a case that is asked for is answered alone, by the names that the run gives`() throws {
        let results = try [1, 2].map { threads in
            Sample.result(try Sample.benchCase("random-read", ["pread", "mmap"], threads: threads), [1000, 500])
        }
        let text = Self.report(results, showing: [results[1].benchCase.id]).text(columns: 100)
        #expect(text.contains("random read 4 KiB, warm, 2 threads") && !text.contains("1 thread"))
    }

    @Test func `what may turn an answer stands beside it, and the rest is counted`() throws {
        let text = Self.report(try Sample.results()).text(columns: 200)
        #expect(text.contains("Note") && text.contains("refused: mmap: 16 of 16 trials refused"))
        #expect(text.contains("a virtual machine: cold is cold in the guest only"))
        #expect(text.contains("more: --details)") && !text.contains("spike"))
    }

    @Test func `without a file no command is named, and a name with spaces is quoted`() throws {
        #expect(!Self.report(try Sample.results(), file: nil).text(columns: 100).contains("Details"))
        let quoted = Self.report(try Sample.results(), file: "my run.json").text(columns: 100)
        #expect(quoted.contains("faultline show 'my run.json' --details"))
    }
}
