import Testing

@testable import Workloads
import TestSupport

@Suite("Gate files and rules")
struct GateFileTests {
    private func rules(_ text: String) throws(WorkloadError) -> GateRules {
        try GateFileReader.read(text: text, file: "gate.yaml")
    }

    @Test func `a file with every key is read`() throws {
        let rules = try rules(
            """
            max-regression: 7.5%
            on-inconclusive: warn
            baseline-times: block
            expectations:
              - mmap/pread on random-read at most 0.8
              - "mmap:advice=random/pread on cache=cold at least 1.2"
            thresholds:
              - small-files at most 8%
              - mmap on . at most 10%
            counters:
              - faults on large at most 10%
              - device-bytes on . off
            """
        )
        #expect(rules.maxRegression == 0.075)
        #expect(rules.onInconclusive == .warn)
        #expect(rules.baselineTimes == .block)
        #expect(rules.expectations.map(\.ratio) == [0.8, 1.2])
        #expect(rules.expectations.map(\.bound) == [.atMost, .atLeast])
        #expect(rules.expectations[1].engine.description == "mmap:advice=random")
        #expect(rules.thresholds.map(\.limit) == [0.08, 0.1])
        #expect(rules.thresholds.map { $0.engine?.name } == [nil, "mmap"])
        #expect(rules.tolerances.map(\.counter) == ["faults", "device-bytes"])
        #expect(rules.tolerances.map(\.tolerance) == [0.1, nil])
        #expect(rules.tolerances[1].cases.place == "gate.yaml:12")
    }

    @Test func `what is not given has its default`() throws {
        let rules = try rules("max-regression: 6%\n")
        #expect(rules.onInconclusive == .fail && rules.baselineTimes == .advise)
        #expect(GateRules().maxRegression == 0.05)
    }

    @Test(arguments: [
        ("", "gate.yaml:1: the gate file is empty"),
        ("max-regresion: 5%", "gate.yaml:1: max-regresion: unknown key of a gate file, perhaps 'max-regression'"),
        ("max-regression: 5", "gate.yaml:1: max-regression: '5' is not a percentage"),
        ("max-regression: 0%", "gate.yaml:1: max-regression: '0%' is not a percentage"),
        ("max-regression: 5 %", "gate.yaml:1: max-regression: '5 %' is not a percentage"),
        (
            "on-inconclusive: maybe",
            "gate.yaml:1: on-inconclusive: 'maybe' is not known here (accepted: fail, warn, pass)"
        ),
        ("baseline-times: on", "gate.yaml:1: baseline-times: 'on' is not known here (accepted: block, advise, off)"),
        (
            "expectations:\n  - mmap/pread on x at most",
            "gate.yaml:2: expectations: 'mmap/pread on x at most' is not understood"
        ),
        (
            "expectations:\n  - mmap/mmap on x at most 1",
            "gate.yaml:2: expectations: 'mmap/mmap' compares an engine with itself"
        ),
        ("expectations:\n  - mmap/bread on x at most 1", "gate.yaml:2: expectations: unknown engine 'bread'"),
        ("expectations:\n  - mmap/pread on x at most nan", "gate.yaml:2: expectations: 'nan' is not a ratio"),
        ("expectations:\n  - mmap/pread on ( at most 1", "gate.yaml:2: expectations: '(' is not a regular expression"),
        ("expectations: mmap/pread on x at most 1", "gate.yaml:1: expectations: the text"),
        ("thresholds:\n  - x at least 5%", "gate.yaml:2: thresholds: 'x at least 5%' is not understood"),
        ("thresholds:\n  - x at most 5", "gate.yaml:2: thresholds: '5' is not a percentage"),
        ("counters:\n  - dirtied-bytes on x at most 5%", "gate.yaml:2: counters: 'dirtied-bytes' is not a counter"),
        ("counters:\n  - faults on x on", "gate.yaml:2: counters: 'faults on x on' is not understood"),
        ("thresholds: [\n", "gate.yaml:2: not YAML"),
    ])
    func `a mistake is one line with its place and what is accepted`(text: String, start: String) throws {
        let error = try #require(throws: WorkloadError.self) { try rules(text) }
        #expect("\(error)".hasPrefix(start), "\(error)")
        #expect("\(error)".contains("(accepted: ") || start.contains("itself"))
        #expect(!"\(error)".contains { $0.isNewline })
        #expect(error.place != nil)
    }

    @Test func `a rule given by an option has no place, so that its error is one of usage`() throws {
        let error = try #require(throws: WorkloadError.self) { try GateThreshold(parsing: "x 5%") }
        #expect(error.place == nil)
    }

    @Test func `a rule's text can be read again`() throws {
        for text in ["mmap/pread on random-read at most 0.8", "pread/mmap on ^a at least 1.5"] {
            #expect(try GateExpectation(parsing: text).description == text)
        }
        for text in ["small-files at most 8%", "mmap on . at most 12.5%"] {
            #expect(try GateThreshold(parsing: text).description == text)
        }
        for text in ["faults on . at most 5%", "syscalls on cold off"] {
            #expect(try GateTolerance(parsing: text).description == text)
        }
    }

    @Test func `a missing file, a folder and bytes that are no text are refused with the path`() {
        for path in ["/nowhere/gate.yaml", "/", "/proc/self/exe"] {
            let error = #expect(throws: WorkloadError.self) { try GateFileReader.read(path: path) }
            #expect(error?.place?.hasPrefix(path) == true)
        }
    }
}
