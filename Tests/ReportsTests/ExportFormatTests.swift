import Analysis
import Results
import TestSupport
import Testing
import Workloads

@testable import Reports

/// Exports of a small run, in whole; that other tools read them is found out in CommandTests.
@Suite struct ExportFormatTests {
    /// Three rounds of a closed loop with a spoilt trial, of an open loop, and of a case that was refused.
    private static func source() throws -> ExportSource {
        let pace = Pace(rate: 10_000, arrivals: .poisson)
        let results = [
            Sample.result(
                try Sample.benchCase("random-read", ["pread", "mmap:advice=random"]),
                [1220, 512],
                rounds: 3
            ) {
                engine,
                trial in
                trial[.syscalls] = engine == 0 ? 1000 : 0
                guard engine == 1, trial.round == 1 else { return }
                trial = Trial(round: 1, position: 0, status: .invalid, reason: "reclaimed & \"gone\"")
            },
            Sample.result(try Sample.benchCase("open", ["pread"], pace: pace), [5000], rounds: 2) { _, trial in
                trial.achievedPerSecond = 9_900
            },
            Sample.result(
                try Sample.benchCase("files", ["stdio", "mmap"], kind: .smallFiles, threads: 2),
                [0, 0],
                rounds: 2
            ) { engine, trial in
                let status = engine == 0 ? TrialStatus.refused : .failed
                trial = Trial(round: trial.round, position: 0, status: status, reason: "not here")
            },
        ]
        var header = Sample.header(results.map(\.benchCase))
        header.revision = "v1"
        header.environment.cpu.model = "A CPU"
        header.environment.kernel.architecture = "x86_64"
        return ExportSource(
            name: "sample",
            header: header,
            footer: Sample.footer,
            findings: Sample.findings(results),
            load: { results[$0] }
        )
    }

    @Test(arguments: ExportFormats.all.map { $0.name })
    func `a format is written in whole`(name: String) throws {
        let format = try #require(ExportFormats.named(name))
        var sink = MemorySink()
        try format.write([try Self.source()], to: &sink)
        try expectGolden(String(decoding: sink.bytes, as: UTF8.self), "export-\(name)")
    }

    @Test func `formats of times leave out what is not valid, and say so`() throws {
        let omissions = PyperfExport.omissions([try Self.source()])
        let engines = ["random-read", "files", "files"]
        #expect(omissions.count == 3 && zip(omissions, engines).allSatisfy { $0.contains($1) }, "\(omissions)")
        #expect(omissions[0].hasPrefix("1 of 3 trials of random-read/"))
        #expect(omissions[1].hasSuffix("/engine=stdio: no valid trial (refused: not here)"), "\(omissions[1])")
        let source = try Self.source()
        #expect(OpenMetricsExport.omissions([source]) == [])
        #expect(
            FioJobExport.omissions([source]).map { $0.hasSuffix("engine=stdio: fio has nothing like it") }
                == [true]
        )
    }

    @Test func `names and endings are words, and no name occurs twice`() {
        let names = ExportFormats.all.map { $0.name }
        #expect(Set(names).count == names.count)
        for format in ExportFormats.all {
            #expect(format.name.allSatisfy { $0.isLowercase || $0 == "-" } && format.ending.allSatisfy(\.isLowercase))
            #expect(!format.summary.isEmpty && !format.summary.hasSuffix("."))
        }
    }
}
