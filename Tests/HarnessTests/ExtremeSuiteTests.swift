import Engines
import TestSupport
import Testing
import Workloads

@testable import Harness

/// Every number of a suite or gate file as one that nobody expects: it is refused or planned, and nothing traps.
@Suite struct ExtremeSuiteTests {
    private static let suite = """
        looks: [8, 16]
        time-budget: 60s
        min-trial: 100ms
        latency: every:8
        workloads:
          - {name: a, pattern: zipf:1.1, block-size: 4KiB, file-size: 64MiB, threads: [1, 2], rate: 1000, operations: 64}
          - {name: b, operation: mixed, read-percentage: 70, pattern: random, fill: "read:1MiB"}
          - {name: c, operation: write, durability: "every:8", pattern: random, file-size: 1MiB}
          - {name: d, kind: small-files, files: 100, file-size: 4KiB}
          - {name: e, backing: memfd, huge-pages: hugetlb-2MiB, file-size: 64MiB, numa: "cpu=0,mem=0"}
          - {name: f, spinners: 1, pattern: random, block-size: 4KiB}
          - {name: g, kind: exchange, message-size: 64B, operations: 8}
          - {name: h, cache: cold, pattern: random, file-size: 64MiB, operations: 16}
        """

    @Test func `of a suite`() throws {
        let whole = try SuiteReader.read(text: Self.suite, file: "x.yaml", name: "x", engines: .builtIn)
        #expect(Set(whole.cases.map(\.workload)).count == 8)
        var (refused, planned) = (0, 0)
        for text in ExtremeNumbers.texts(from: Self.suite) {
            guard let suite = try? SuiteReader.read(text: text.text, file: "x.yaml", name: "x", engines: .builtIn)
            else {
                refused += 1
                continue
            }
            planned += 1
            for benchCase in suite.cases {
                let seconds = CostEstimate.secondsPerRound(
                    of: benchCase,
                    minTrialMilliseconds: suite.minTrialMilliseconds
                )
                #expect(seconds >= 0, "\(text.change)")
                #expect(try Case(benchCase.record, .builtIn).id == benchCase.id)
            }
            let plan = RunPlan(suite: suite, arguments: [], seed: 1, directory: "/var/tmp", executable: "", version: "")
            _ = try? Preflight.check(plan)
            #expect(DataFolder.bytesNeeded(for: suite.cases) >= 0)
        }
        #expect(refused > 100 && planned > 20, "\(refused) \(planned)")
    }

    @Test func `of a gate file`() throws {
        let file = """
            max-regression: 7.5%
            expectations:
              - mmap/pread on random{1,2} at most 0.8
            thresholds:
              - small-files at most 8%
            counters:
              - faults on . at most 10%
            """
        let benchCase = try RunFixture.cases("random")
        var (refused, read) = (0, 0)
        for text in ExtremeNumbers.texts(from: file) {
            guard let rules = try? GateFileReader.read(text: text.text, file: "gate.yaml") else {
                refused += 1
                continue
            }
            read += 1
            #expect(
                rules.expectations.allSatisfy { $0.cases.indices(in: benchCase).count <= 1 && !$0.description.isEmpty }
            )
            #expect(rules.tolerances.allSatisfy { !$0.description.isEmpty })
        }
        #expect(refused > 20 && read > 10, "\(refused) \(read)")
    }
}
