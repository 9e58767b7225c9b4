import Analysis
import Results
import Testing
import Workloads

@Suite struct WarningTests {
    private func warnings(
        _ times: [[Double]],
        of benchCase: Case? = nil,
        environment: Environment? = nil,
        _ change: (Int, inout Trial) -> Void = { _, _ in }
    ) throws -> [Warning] {
        let benchCase = try benchCase ?? Make.benchCase()
        var changed = CaseResult(benchCase)
        for (engine, times) in times.enumerated() {
            for (round, time) in times.enumerated() {
                var trial = Make.trial(round, nanoseconds: time, position: (round + engine) % 2)
                change(engine, &trial)
                changed.tables[engine].append(trial)
            }
        }
        return CaseFinding(summarising: changed, calibration: Make.calibration(), environment: environment).warnings
    }

    private let quiet = [Make.times(100_000), Make.times(50_000, phase: 3)]

    @Test func `a quiet case has none`() throws {
        #expect(try warnings(quiet).isEmpty)
    }

    @Test func `trials that are not valid are told with their reason`() throws {
        let found = try warnings(quiet) { engine, trial in
            guard engine == 1, trial.round < 2 else { return }
            trial.status = .invalid
            trial.reason = "not resident"
        }
        #expect(found == [.notValid(engine: "mmap", status: "invalid", count: 2, of: 16, reason: "not resident")])
        #expect(found[0].description == "mmap: 2 of 16 trials invalid: not resident")
    }

    @Test func `spikes are told with what may explain them`() throws {
        let found = try warnings(quiet) { engine, trial in
            guard engine == 0, trial.round == 5 else { return }
            trial.metricNanosecondsPerOperation = 400_000
            trial[.involuntarySwitches] = 3
        }
        #expect(found.map(\.description) == ["pread: 1 spike in 16 trials, up to 4.0x the median; 1 preempted"])
    }

    @Test func `drift is told`() throws {
        let rising = (0..<16).map { 100_000 * (1 + 0.02 * Double($0)) }
        let found = try warnings([rising, Make.times(50_000, phase: 3)])
        #expect(found.count == 1)
        #expect(found[0].description.hasPrefix("pread: became 3") && found[0].description.contains("slower"))
    }

    @Test func `an effect of the position is told`() throws {
        let found = try warnings([Make.times(100_000, scatter: 0.001), Make.times(50_000, scatter: 0.001)]) {
            _,
            trial in
            if trial.position == 1 { trial.metricNanosecondsPerOperation? *= 1.1 }
        }
        #expect(found.count == 1)
        #expect(found[0].description.hasPrefix("the place in the round makes up to 10 %"))
    }

    @Test func `page sizes that differ are told`() throws {
        let found = try warnings(quiet) { engine, trial in
            trial.filePmdMappedBytes = (engine == 0 ? 256 : 240) * 1_048_576
        }
        #expect(found == [.pageSizes(smallest: 251_658_240, largest: 268_435_456)])
        let near = try warnings(quiet) { engine, trial in
            trial.filePmdMappedBytes = (engine == 0 ? 256 : 252) * 1_048_576
        }
        #expect(near.isEmpty)
    }

    @Test func `a figure near its own overhead is told`() throws {
        let found = try warnings([Make.times(100_000), Make.times(20, phase: 3)]) { _, trial in
            trial.operations = 100
            trial.groups = 2
        }
        // 0.5 ns of the loop and two clock readings for 50 operations.
        guard case .overhead(let engine, _, let overhead) = found.first else {
            Issue.record("\(found)")
            return
        }
        #expect(found.count == 1 && engine == "mmap" && overhead == 1.5)
    }

    @Test func `more bytes than memory gives are told for sequential work alone`() throws {
        let fast = [Make.times(100_000), Make.times(40, phase: 3)]
        func told(_ benchCase: Case) throws -> Bool {
            try warnings(fast, of: benchCase) { _, trial in trial.operations = 1_000_000 }.contains {
                if case .impossible = $0 { true } else { false }
            }
        }
        // 4 bytes in 40 ns are no news, so ask for more in each trial.
        #expect(try !told(try Make.benchCase(pattern: .sequential)))
        func toldOfMore(_ benchCase: Case) throws -> Bool {
            try warnings(fast, of: benchCase) { _, trial in
                trial.operations = 1_000_000
                trial.bytes = 4_096_000_000
            }.contains { if case .impossible = $0 { true } else { false } }
        }
        #expect(try toldOfMore(try Make.benchCase(pattern: .sequential)))
        #expect(try !toldOfMore(try Make.benchCase(pattern: .random)))
        #expect(try !toldOfMore(try Make.benchCase(pattern: .sequential, consumption: .touch)))
    }

    @Test func `what the machine makes of it is told`() throws {
        var environment = Environment()
        environment.kernel.release = "6.18.5-generic"
        environment.fileSystem.type = "ext4"
        environment.virtualisation.isGuest = true
        environment.cpu.allowed = [0, 1]
        let writes = try warnings(
            quiet,
            of: try Make.benchCase(["pwrite", "mmap"], operation: .write),
            environment: environment
        )
        #expect(writes == [.ext4Overwrite(kernel: "6.18")])
        let cold = try warnings(quiet, of: try Make.benchCase(cache: .cold), environment: environment)
        #expect(cold == [.guestCold])
        let crowded = try warnings(quiet, of: try Make.benchCase(threads: 4), environment: environment)
        #expect(crowded == [.crowded(threads: 4, cpus: 2)])
    }

    /// A result of an earlier version knows no more than the kernel; ext4 has had large folios since 6.16.
    @Test(arguments: [("6.15.9", false), ("6.16.0", true), ("6.18.5-generic", true), ("6.19.0", true), ("7.0.1", true)])
    func `overwrites that an earlier version did not measure are told with that`(release: String, isTold: Bool) throws {
        var environment = Environment()
        environment.kernel.release = release
        environment.fileSystem.type = "ext4"
        let write = try Make.benchCase(["pwrite", "mmap"], operation: .write)
        #expect(try warnings(quiet, of: write, environment: environment).isEmpty != isTold)
        // One that measures says what it found, and nothing of the version.
        environment.findings = []
        #expect(try warnings(quiet, of: write, environment: environment).isEmpty)
    }

    @Test func `overwrites that are dear in large folios are told as measured, on whatever file system`() throws {
        var environment = Environment()
        environment.fileSystem.type = "otherfs"
        environment.findings = []
        func told(_ benchCase: Case, large: Double) throws -> [Warning] {
            var calibration = Calibration()
            calibration.overwrite = .init(smallFolioNanoseconds: 2000, largeFolioNanoseconds: large)
            var result = CaseResult(benchCase)
            for engine in benchCase.engines.indices {
                for round in 0..<8 { result.tables[engine].append(Make.trial(round, nanoseconds: 1000)) }
            }
            return CaseFinding(summarising: result, calibration: calibration, environment: environment).warnings.filter
            {
                if case .dearOverwrite = $0 { true } else { false }
            }
        }
        let write = try Make.benchCase(["pwrite", "mmap"], operation: .write)
        let cost = OverwriteCost(smallFolioNanoseconds: 2000, largeFolioNanoseconds: 5000)
        #expect(try told(write, large: 5000) == [.dearOverwrite(cost, fileSystem: "otherfs")])
        #expect(try told(write, large: 2900) == [] && told(try Make.benchCase(), large: 5000) == [])
        let text = Warning.dearOverwrite(cost, fileSystem: "otherfs").description
        #expect(
            text.hasPrefix(
                "otherfs: overwriting 1 KiB by write(2) takes 5.00 us where the cache has large folios, 2.00 us in"
            )
        )
    }

    @Test func `a run that was cut short, built for debugging, or robbed of time says so`() {
        var header = ResultHeader(
            tool: ToolFacts(name: "faultline", version: "0", compiler: "", build: "debug"),
            started: "",
            suite: "",
            arguments: [],
            seed: 0,
            settings: RunSettings(
                looks: [16],
                minTrialNanoseconds: 0,
                groupNanoseconds: 0,
                timeBudgetSeconds: nil,
                cpus: []
            ),
            environment: Environment(),
            calibration: nil,
            cases: []
        )
        var footer = ResultFooter(finished: "", ended: "SIGINT", elapsedSeconds: 0, stealPercent: 3)
        #expect(
            RunWarnings.all(header: header, footer: footer) == [
                .debugBuild, .steal(percent: 3), .cutShort(by: "SIGINT"),
            ]
        )
        header.tool.build = "release"
        footer.ended = "done"
        footer.stealPercent = 2
        #expect(RunWarnings.all(header: header, footer: footer).isEmpty)
        footer.thermalThrottles = 0
        #expect(RunWarnings.all(header: header, footer: footer).isEmpty)
        footer.thermalThrottles = 2
        #expect(RunWarnings.all(header: header, footer: footer) == [.heat(count: 2)])
    }

    @Test func `what was found about the machine is told once, with when it was so and what removes it`() {
        func finding(_ topic: String, _ found: String) -> RunFinding {
            RunFinding(topic: topic, found: found, effect: "slower", fix: "wait")
        }
        var header = Self.header
        header.environment.findings = [finding("load", "load 9"), finding("governor", "powersave")]
        var footer = ResultFooter(finished: "", ended: "done", elapsedSeconds: 0)
        footer.findings = [finding("governor", "powersave, now"), finding("DAMON", "on")]
        let found = RunWarnings.all(header: header, footer: footer)
        #expect(
            found == [
                .found(finding("load", "load 9"), when: .start),
                .found(finding("governor", "powersave"), when: .throughout),
                .found(finding("DAMON", "on"), when: .end),
            ]
        )
        #expect(
            found.map(\.description) == [
                "load 9, before the first round: slower (fix: wait)",
                "powersave, before the first round and after the last: slower (fix: wait)",
                "on, after the last round: slower (fix: wait)",
            ]
        )
    }

    private static var header: ResultHeader {
        ResultHeader(
            tool: ToolFacts(name: "faultline", version: "0", compiler: "", build: "release"),
            started: "",
            suite: "",
            arguments: [],
            seed: 0,
            settings: RunSettings(
                looks: [16],
                minTrialNanoseconds: 0,
                groupNanoseconds: 0,
                timeBudgetSeconds: nil,
                cpus: []
            ),
            environment: Environment(),
            calibration: nil,
            cases: []
        )
    }
}
