import Analysis
import Reports
import Results
import Statistics
import Testing
import Workloads

struct LatencyReportTests {
    /// A tail: of a thousand operations ten take ten times as long, and one a thousand times.
    private static func record(_ trial: inout Trial, center: Double, mode: String, achieved: Double? = nil) {
        let values = (0..<20_000).map { place -> Int in
            let time = center * (0.9 + Double(place % 200) / 1000)
            return Int(place % 1000 == 999 ? time * 1000 : place % 100 == 99 ? time * 10 : time)
        }
        let counts = BucketCounts(values: values)
        trial.latencyMode = mode
        trial.latencyClock = "tsc"
        trial.latencySamples = values.count
        trial.latencyMaxNanoseconds = values.max()
        trial.latencyBuckets = counts.description
        trial.achievedPerSecond = achieved
    }

    private static func text(_ results: [CaseResult]) -> String {
        TableReport(
            header: Sample.header(results.map(\.benchCase)),
            footer: Sample.footer,
            findings: Sample.findings(results)
        ).text
    }

    private static func results() throws -> [CaseResult] {
        let names = ["pread", "mmap:advice=random:populate=none"]
        let centers = [1220.0, 512.0]
        func result(_ workload: String, _ pace: Pace?, mode: String, achieved: [Double?]) throws -> CaseResult {
            Sample.result(try Sample.benchCase(workload, names, pace: pace), centers) { engine, trial in
                record(&trial, center: centers[engine], mode: mode, achieved: achieved[engine])
                if pace != nil { trial.groups = nil }
            }
        }
        return [
            try result("closed", nil, mode: "all", achieved: [nil, nil]),
            try result("sampled", nil, mode: "every:16", achieved: [nil, nil]),
            try result("open", Pace(rate: 50_000, arrivals: .poisson), mode: "intended", achieved: [50_000, 49_990]),
            try result(
                "saturated",
                Pace(rate: 1_000_000, arrivals: .uniform),
                mode: "intended",
                achieved: [512_000, 1_000_000]
            ),
        ]
    }

    @Test func `latencies stand below their case, with what they count from`() throws {
        try expectGolden(Self.text(try Self.results()), "table-latency")
    }

    @Test func `no line is wider than 120 columns or ends in a space`() throws {
        for line in Self.text(try Self.results()).split(separator: "\n") {
            #expect(line.count <= 120, "\(line)")
            #expect(line.last != " ")
        }
    }

    @Test func `a percentile that any engine has is a column`() throws {
        let benchCase = try Sample.benchCase("few", ["pread", "mmap"])
        let result = Sample.result(benchCase, [1000, 500]) { engine, trial in
            if engine == 1 { return Self.record(&trial, center: 500, mode: "all") }
            // Two in each of 16 trials: the median has ten beyond it, p90 has three.
            trial.latencyMode = "all"
            trial.latencySamples = 2
            trial.latencyMaxNanoseconds = 1010
            trial.latencyBuckets = BucketCounts(values: [1000, 1010]).description
        }
        let lines = Self.text([result]).split(separator: "\n")
        #expect(lines.contains { $0.contains("p50") && $0.contains("p99.99") })
    }

    @Test func `a table without latencies says nothing of them`() throws {
        let text = Self.text(try Sample.results())
        #expect(!text.contains("latency") && !text.contains("p99"))
    }
}
