import Foundation
import Testing

extension CommandTests.Measured {
    /// Latencies and open loops by the real binary, through all the files that a run leaves.
    struct LatencyTests {
        private static let percentiles = ["p50", "p90", "p99", "p99.9", "p99.99", "p99.999"]

        @Test func `a run with latencies has them in the table, in JSON and in CSV`() throws {
            let sandbox = try Sandbox()
            let (run, result) = try sandbox.measure(
                sandbox.arguments("r", rounds: "2", minTrial: "5ms", "--pattern", "random", "--latency")
            )
            #expect(run.status == 0, "\(run.error)")
            #expect(run.output.contains("latency of every operation"))
            #expect(run.output.contains("closed loop"))
            #expect(result.isValid, "\(result.reasons)")
            #expect(result.root["settings"]["latency"].text == "all")
            for engine in result.engines {
                #expect(engine.texts("latency_mode") == ["all", "all"])
                #expect(engine.numbers("latency_samples") == engine.numbers("operations"))
                #expect(engine.numbers("latency_p50_ns").allSatisfy { $0 ?? 0 > 0 })
            }
            for summary in result.root["cases"].list[0]["summaries"].list {
                let latency = summary["latency"]
                let samples = try #require(latency["samples"].number)
                let buckets = latency["buckets"].list.map { $0.list.compactMap(\.number) }
                #expect(buckets.reduce(0) { $0 + $1[1] } == samples)
                #expect(buckets.map { $0[0] } == buckets.map { $0[0] }.sorted())
                // Each has 10 samples beyond it, and every one that has is there.
                let least = [20.0, 100, 1000, 10_000, 100_000, 1_000_000]
                let names = latency["percentiles"].list.compactMap { $0["name"].text }
                #expect(names == zip(Self.percentiles, least).filter { samples >= $0.1 }.map(\.0))
            }
            let csv = try CSV(sandbox.text("out/r.csv"))
            #expect(csv.rows.allSatisfy { csv.value($0, "latency_mode") == "all" })
        }

        @Test func `an open loop is labelled, judged on p99, and compared with itself`() throws {
            let sandbox = try Sandbox()
            let arguments = ["--pattern", "random", "--rate", "20000", "--arrivals", "uniform"]
            for name in ["a", "b"] {
                let (run, _) = try sandbox.measure(sandbox.arguments(name, rounds: "7") + arguments, as: name)
                #expect(run.status == 0, "\(run.error)")
                #expect(run.output.contains("open loop"))
                #expect(run.output.contains("p99 "))
            }
            let result = try sandbox.result("a")
            #expect(result.isValid, "\(result.reasons)")
            for engine in result.engines {
                #expect(engine.caseID.hasSuffix("/rate=20000/arrivals=uniform"))
                #expect(engine.numbers("metric_ns_per_op") == engine.numbers("latency_p99_ns"))
                #expect(engine.texts("latency_mode").allSatisfy { $0 == "intended" })
            }
            for metric in ["time", "latency-p99", "latency-p50"] {
                let compared = try sandbox.run([
                    "compare", "\(sandbox.out)/a.json", "\(sandbox.out)/b.json", "--metric", metric,
                ])
                #expect(compared.status == 0, "\(compared.error)")
                #expect(compared.output.contains("p99 latency"))
            }
        }

        @Test func `a rate that the engine can't reach is saturated, and says what was reached`() throws {
            let sandbox = try Sandbox()
            let run = try sandbox.run(
                sandbox.arguments(
                    "r",
                    rounds: "6",
                    "--pattern",
                    "random",
                    "--rate",
                    "10000000",
                    "--engines",
                    "pread,mmap"
                )
            )
            #expect(run.status == 0, "\(run.error)")
            #expect(run.output.contains("saturated: "))
            #expect(run.output.contains("! random-read: pread: saturated: "))
            #expect(run.output.contains("of 10.0 M ops/s"))
            let comparison = try sandbox.result("r").root["cases"].list[0]["comparisons"].list[0]
            #expect(comparison["verdict"].text == "not-comparable")
            #expect(comparison["note"].text?.hasPrefix("saturated: of 10.0 M ops/s reached ") == true)
        }

        @Test func `results with and without recording are not compared`() throws {
            let sandbox = try Sandbox()
            #expect(try sandbox.run(sandbox.arguments("a", "--latency")).status == 0)
            #expect(try sandbox.run(sandbox.arguments("b")).status == 0)
            let compared = try sandbox.run(["compare", "\(sandbox.out)/a.json", "\(sandbox.out)/b.json"])
            #expect(compared.status == 3)
            #expect((compared.output + compared.error).contains("latency: all -> off"), "\(compared.error)")
        }

        @Test func `one in N is recorded where it is asked for, and a suite may ask`() throws {
            let sandbox = try Sandbox()
            let suite = try sandbox.file(
                "my.yaml",
                "latency: every:8\nworkloads: [{name: w, file-size: 1MiB, pattern: random}]\n"
            )
            for (name, more, mode) in [("a", [], "every:8"), ("b", ["--latency-every", "100"], "every:100")] {
                let run = try sandbox.run(sandbox.arguments(name, rounds: "1", minTrial: "1ms", suite) + more)
                #expect(run.status == 0, "\(run.error)")
                #expect(run.output.contains("latency of one operation in \(mode.dropFirst(6))"))
                for engine in try sandbox.result(name).engines { #expect(engine.texts("latency_mode") == [mode]) }
            }
        }
    }
}
