import Platform
import Results
import Statistics
import Testing
import Workloads

@testable import Worker
import TestSupport

/// Latencies of rounds by the real worker.
@Suite(.serialized)
struct LatencyRoundTests {
    @Test func `a trial has the latencies of all its operations, and one without asks for none`() throws {
        let round = try RoundFixture { $0.pattern = .random }
        round.order.latency = .all
        for (_, trial) in try round.runToTheEnd() {
            #expect(trial.status == .valid, "\(trial.reason ?? "")")
            #expect(trial.latencyMode == "all")
            #expect(trial.latencyClock == (TimeStampCounter.isTrusted() ? "tsc" : "clock_gettime"))
            // The batch that was rehearsed does not count, and the audit does not either.
            #expect(trial.latencySamples == trial.operations)
            let counts = try #require(trial.latencyBuckets.flatMap(BucketCounts.init))
            #expect(counts.samples == trial.operations)
            #expect(trial.latencyP50Nanoseconds == counts.percentile(.p50))
            #expect(trial.latencyP99Nanoseconds == counts.percentile(.p99))
            #expect(trial.latencyP99999Nanoseconds == counts.percentile(.p99_999))
            #expect((trial.latencyMaxNanoseconds ?? 0) >= (trial.latencyP99Nanoseconds ?? 0))
            #expect((trial.latencyCostNanoseconds ?? -1) >= 0)
            #expect(trial.achievedPerSecond == nil)
        }
        round.order.latency = nil
        for (_, trial) in try round.run() {
            #expect(trial.latencyMode == nil && trial.latencyBuckets == nil && trial.latencySamples == nil)
        }
    }

    @Test func `one in 16 operations is about a sixteenth of them`() throws {
        let round = try RoundFixture { $0.pattern = .random }
        round.order.latency = .every(16)
        for (_, trial) in try round.run() {
            #expect(trial.latencyMode == "every:16")
            let operations = try #require(trial.operations)
            let samples = try #require(trial.latencySamples)
            // Gaps are uniform from 1 to 31: the variance of the count is near a third of it. Five deviations, for any number of
            // operations that the machine had time for.
            let expected = Double(operations) / 16
            let bound = 5 * (expected / 3).squareRoot() + 1
            #expect(abs(Double(samples) - expected) < bound, "\(samples) of \(operations)")
        }
    }

    @Test func `cold passes, writes and small files have latencies, too`() throws {
        for change: (inout CaseDraft) -> Void in [
            { $0.cache = .cold },
            { ($0.operation, $0.durability) = (.write, .every(8)) },
            { ($0.kind, $0.fileSize, $0.fileCount) = (.smallFiles, .kibibytes(4), 32) },
        ] {
            let round = try RoundFixture(change)
            round.order.latency = .all
            for (_, trial) in try round.runToTheEnd() {
                #expect(trial.status == .valid, "\(trial.reason ?? "")")
                #expect(trial.latencySamples == trial.operations)
            }
        }
    }

    @Test(arguments: [CacheState.warm, .cold])
    func `threads that are processes send what they recorded, and it is of them all`(cache: CacheState) throws {
        let round = try RoundFixture { ($0.threads, $0.sharing, $0.cache) = (2, .processes, cache) }
        round.order.latency = .all
        let trials = try round.runToTheEnd()
        #expect(trials.count == 2)
        for (_, trial) in trials {
            #expect(trial.status == .valid, "\(trial.reason ?? "")")
            #expect(trial.latencySamples == trial.operations)
            let counts = try #require(trial.latencyBuckets.flatMap(BucketCounts.init))
            #expect(counts.samples == trial.operations)
            let largest = try #require(trial.latencyMaxNanoseconds)
            #expect(largest >= (counts.buckets.last?.lower ?? .max))
            // No operation takes longer than all of them.
            #expect(largest <= (trial.wallNanoseconds ?? 0))
        }
    }

    @Test func `processes keep one schedule between them`() throws {
        let round = try RoundFixture {
            ($0.pattern, $0.rate, $0.operations, $0.threads, $0.sharing) = (.random, 20_000, 64, 2, .processes)
        }
        // Where others have the CPU for long the schedule is not kept.
        let inTime = 30_000_000...500_000_000
        let trials = try round.run { trials in
            trials.values.allSatisfy { inTime.contains($0.wallNanoseconds ?? 0) && ($0.achievedPerSecond ?? 0) > 1000 }
        }
        for (_, trial) in trials {
            #expect(trial.status == .valid, "\(trial.reason ?? "")")
            #expect(trial.latencyMode == "intended" && trial.latencySamples == trial.operations)
            #expect((trial.operations ?? 0) >= 1000)
            // 1000 operations of both together, at 20,000 a second, take 50 ms: each process has half of the rate.
            #expect(inTime.contains(trial.wallNanoseconds ?? 0))
            #expect((trial.achievedPerSecond ?? 0) > 1000)
        }
    }

    @Test func `an open loop is judged on p99, of 1000 operations at least`() throws {
        let round = try RoundFixture { ($0.pattern, $0.rate, $0.operations) = (.random, 20_000, 64) }
        let trials = try round.runToTheEnd()
        #expect(trials.count == 2)
        for (_, trial) in trials {
            #expect(trial.status == .valid, "\(trial.reason ?? "")")
            #expect(trial.latencyMode == "intended")
            // 3 ms of 20,000 a second would be 60.
            #expect((trial.operations ?? 0) >= 1000)
            #expect(trial.groups == nil)
            let p99 = try #require(trial.latencyP99Nanoseconds)
            #expect(trial.metricNanosecondsPerOperation == Double(p99))
            #expect((trial.meanNanosecondsPerOperation ?? 0) > 0)
            let achieved = try #require(trial.achievedPerSecond)
            #expect(achieved > 0 && achieved <= 20_000)
            // The schedule of 1000 operations takes 50 ms.
            #expect((trial.wallNanoseconds ?? 0) > 30_000_000)
        }
        #expect(trials[0]?.digest == trials[1]?.digest)
    }

    @Test func `a rate far above the engine's is reached in part, and every operation is done all the same`() throws {
        let round = try RoundFixture { ($0.pattern, $0.rate, $0.operations) = (.random, 10_000_000, 2048) }
        for (_, trial) in try round.run() {
            // Whether the machine left the file in the cache meanwhile is not the matter here.
            #expect(trial.status != .failed && trial.status != .refused, "\(trial.reason ?? "")")
            #expect(trial.latencySamples == trial.operations)
            #expect((trial.achievedPerSecond ?? 0) < 9_900_000)
        }
    }

    @Test func `more issuers than CPUs are refused`() throws {
        let round = try RoundFixture { ($0.pattern, $0.rate, $0.threads) = (.random, 10_000, 3) }
        round.order.cpus = [try #require(try CPUSet.allowed().first)]
        for (_, trial) in try round.run() {
            #expect(trial.status == .refused)
            #expect(
                trial.reason == "rate with 3 threads on 1 CPU: issuers spin, and would make each other late"
            )
        }
    }

    @Test func `a worker that does not know paces or latencies would refuse such an order`() throws {
        let closed = try RoundFixture { $0.pattern = .random }
        #expect(WorkerOrder(parent: 1, task: .round(closed.order)).version == WorkerOrder.protocolVersion)
        closed.order.latency = .all
        #expect(WorkerOrder(parent: 1, task: .round(closed.order)).version == WorkerOrder.versionWithLatency)
        let open = try RoundFixture { ($0.pattern, $0.rate) = (.random, 1000) }
        #expect(WorkerOrder(parent: 1, task: .round(open.order)).version == WorkerOrder.versionWithLatency)
    }
}
