import Results
import TestSupport
import Testing
import Workloads

@testable import Analysis

/// What limits, CPUs and layers below make of figures: warnings, explanations, comparisons and scaling.
@Suite struct SurroundingsTests {
    private func finding(
        _ benchCase: Case,
        environment: Environment? = nil,
        _ change: (Int, inout Trial) -> Void = { _, _ in }
    ) -> CaseFinding {
        var result = CaseResult(benchCase)
        for engine in benchCase.engines.indices {
            for (round, time) in Make.times(1000).enumerated() {
                var trial = Make.trial(round, nanoseconds: time, position: (round + engine) % 2)
                change(engine, &trial)
                result.tables[engine].append(trial)
            }
        }
        return CaseFinding(summarising: result, calibration: nil, environment: environment)
    }

    // MARK: - Quotas

    @Test(arguments: [(1, 0.5, true), (2, 1.5, true), (2, 2, false), (1, 4, false)])
    func `more busy threads than the quota has CPUs are told`(threads: Int, quota: Double, isTold: Bool) throws {
        var environment = Environment()
        environment.limits.cpuQuota = quota
        let warnings = finding(try Make.benchCase(threads: threads), environment: environment).warnings
        #expect(warnings.contains(.quota(busy: threads, cpus: quota)) == isTold)
    }

    @Test func `time that a quota took is told, and is not that of others`() throws {
        let found = finding(try Make.benchCase()) { engine, trial in
            guard engine == 0 else { return }
            trial[.userNanoseconds] = 200_000
            trial[.systemNanoseconds] = 200_000
            trial[.runDelayNanoseconds] = 550_000
            trial[.throttledNanoseconds] = 510_000
        }
        let told = found.warnings.compactMap {
            if case .throttled(let engine, let share) = $0 { (engine, share) } else { nil }
        }
        #expect(told.map(\.0) == ["pread"] && (told.first.map { abs($0.1 - 0.51) < 0.02 } ?? false))
        let engine = try #require(EngineExplanation(found.summaries[0], in: found.benchCase, calibration: nil))
        #expect(abs(engine.nanoseconds(of: .throttled) - 510) < 1)
        #expect(abs(engine.nanoseconds(of: .delayed) - 40) < 1)
        // It is no cost of the engine.
        #expect(ChiefCost(of: found.summaries[0], in: found.benchCase, calibration: nil) == nil)
    }

    @Test func `where the kernel does not count it as waiting to run, it is taken off the rest`() throws {
        let found = finding(try Make.benchCase(["pread"])) { _, trial in
            trial[.userNanoseconds] = 200_000
            trial[.systemNanoseconds] = 200_000
            trial[.runDelayNanoseconds] = 0
            trial[.throttledNanoseconds] = 500_000
        }
        let engine = try #require(EngineExplanation(found.summaries[0], in: found.benchCase, calibration: nil))
        #expect(abs(engine.nanoseconds(of: .throttled) - 500) < 1 && engine.nanoseconds(of: .delayed) == 0)
        #expect(abs(engine.nanoseconds(of: .waiting) - 100) < 20)
    }

    // MARK: - CPUs

    @Test func `CPUs of one core, or of unlike speed, are told where they were used together`() throws {
        var environment = Environment()
        environment.cpu.sharedCores = [[0, 4], [1, 5]]
        environment.cpu.kinds = [[0, 1, 4, 5], [2, 3]]
        func warnings(_ cpus: String, threads: Int) throws -> [Warning] {
            finding(try Make.benchCase(threads: threads), environment: environment) { $1.cpus = cpus }.warnings
        }
        #expect(try warnings("4,0", threads: 2) == [.sharedCores([[0, 4]])])
        #expect(try warnings("5,3", threads: 2) == [.unlikeCPUs([[5], [3]])])
        #expect(try warnings("4,5", threads: 2) == [] && warnings("4", threads: 1) == [])
    }

    @Test func `results of other CPUs are not compared, by set and not by number`() throws {
        let benchCase = try Make.benchCase()
        func source(_ cpus: [Int], _ used: String?) -> CompareSource {
            let result = CompareMake.result(benchCase, [1000, 500]) { $1.cpus = used }
            return CompareMake.source("x", [result]) {
                $0.settings.cpus = cpus
                $0.environment.cpu.allowed = cpus.sorted()
            }
        }
        func fields(_ base: CompareSource, _ other: CompareSource) throws -> [String] {
            try #require(Comparing.compare([base, other])).others[0].differences.filter(\.isBlocking).map(\.field)
        }
        #expect(try fields(source([0], "0"), source([0], "0")) == [])
        #expect(try fields(source([0], "0"), source([1], "1")) == ["CPUs allowed", "work: CPUs used"])
        #expect(try fields(source([1, 0], "1"), source([0, 1], "1")) == [])
        #expect(try fields(source([1, 0], "1"), source([1, 0], "0")) == ["work: CPUs used"])
        // Results of earlier versions don't say.
        #expect(try fields(source([1, 0], nil), source([1, 0], "0")) == [])
    }

    @Test(arguments: [(0, 1000, false), (40_000, 1000, false), (600_000, 1700, true), (60_000, 1700, false)])
    func `no word on scaling where waiting for CPUs explains it`(delay: Int, time: Int, isExplained: Bool) throws {
        let two = try Make.benchCase(threads: 2)
        func timed(_ benchCase: Case, _ nanoseconds: Double, delay: Int = 0) -> CaseFinding {
            let times = [nanoseconds, nanoseconds].map { base in (0..<20).map { _ in base } }
            var result = CaseResult(benchCase)
            for (engine, times) in times.enumerated() {
                for (round, time) in times.enumerated() {
                    var trial = Make.trial(round, nanoseconds: time)
                    trial.threads = benchCase.conditions.threads
                    trial[.runDelayNanoseconds] = delay * benchCase.conditions.threads
                    result.tables[engine].append(trial)
                }
            }
            return CaseFinding(summarising: result, calibration: nil)
        }
        let findings = [
            timed(two.alone(besideSpinners: 0), 1000), timed(two, Double(time) / 2, delay: delay * 1000 / time / 2),
            timed(two.alone(besideSpinners: 1), 1000),
        ]
        let scaling = try #require(Scaling.all(findings).first)
        #expect(scaling.isExplainedByDelay == isExplained, "\(scaling.delay ?? -1) \(scaling.efficiency)")
        #expect((scaling.ownEfficiency == nil) == isExplained)
        #expect(scaling.words(threads: "2 threads").contains("says nothing of the engine") == isExplained)
        #expect(scaling.words(threads: "2 threads").contains("the engine keeps") == !isExplained)
    }

    // MARK: - Layers below

    @Test func `whose cache may still hold cold data is told by name`() throws {
        var environment = Environment()
        environment.virtualisation.isGuest = true
        let guest = Environment.StorageLayer(kind: "guest", detail: "KVM", holdsCache: true)
        let loop = Environment.StorageLayer(kind: "loop", detail: "/images/x", holdsCache: true)
        let mapper = Environment.StorageLayer(kind: "device-mapper", detail: "vg", holdsCache: false)
        func warnings(_ layers: [Environment.StorageLayer]?, cache: CacheState = .cold) throws -> [Warning] {
            environment.fileSystem.layers = layers
            return finding(try Make.benchCase(cache: cache), environment: environment).warnings
        }
        #expect(try warnings(nil) == [.guestCold] && warnings([guest]) == [.guestCold])
        #expect(try warnings([mapper, guest]) == [.guestCold])
        #expect(try warnings([loop, guest]) == [.coldBelow([loop, guest])])
        #expect(try warnings([loop, guest], cache: .warm) == [])
        let text = Warning.coldBelow([loop, guest]).description
        #expect(text.contains("the file under the loop device (/images/x)") && text.contains("the host"))
    }

    @Test(arguments: [
        "fuse", "network", "lustre", "host-share", "zfs", "loop", "cache-device", "network-device", "memory-device",
        "guest", "a-later-kind",
    ])
    func `each layer has an owner in words`(kind: String) {
        let layer = Environment.StorageLayer(kind: kind, detail: "x", holdsCache: true)
        #expect(layer.owner.count > 10)
        #expect((kind == "a-later-kind") == layer.owner.contains("what lies below"))
    }

    @Test func `results over unlike layers are not compared`() throws {
        let result = CompareMake.result(try Make.benchCase(), [1000, 500])
        func source(_ kinds: [String]?) -> CompareSource {
            CompareMake.source("x", [result]) {
                $0.environment.fileSystem.layers = kinds?.map { .init(kind: $0, holdsCache: true) }
            }
        }
        func differences(_ base: [String]?, _ other: [String]?) throws -> [CompareDifference] {
            try #require(Comparing.compare([source(base), source(other)])).others[0].differences
        }
        #expect(try differences([], ["loop"]).map(\.field) == ["storage below"])
        #expect(try differences([], ["loop"])[0].base == "a disk")
        #expect(try differences(["guest"], ["guest"]) == [] && differences(nil, ["loop"]) == [])
    }

    // MARK: - What could not be seen

    @Test func `empty columns are told with the reason, and no figure is lost`() throws {
        let found = finding(try Make.benchCase()) { engine, trial in
            if engine == 1 { trial.unobserved = trial.round == 0 ? "another" : "the pages of the data: mmap" }
        }
        #expect(
            found.warnings == [.unobserved(engine: "mmap", count: 16, of: 16, reason: "the pages of the data: mmap")]
        )
        #expect(found.summaries[1].statuses.valid == 16)
    }
}
