import Platform
import Results
import TestSupport
import Testing
import Workloads

@testable import Engines
import TestSupport

/// Events around the timed parts of sessions, by page faults, which getrusage(2) counts around the same parts.
@Suite struct CountedEventsTests {
    /// Running time in place of cycles, and page faults in place of instructions: every machine counts these.
    private static let events = [
        CounterEvent("cycles", type: CounterEvent.taskClock.type, config: CounterEvent.taskClock.config), faults,
    ]
    private static let faults = CounterEvent(
        "instructions",
        type: CounterEvent.pageFaults.type,
        config: CounterEvent.pageFaults.config
    )

    /// A kind of work, which brings faults in timed parts of its own.
    struct Kind: CustomTestStringConvertible, Sendable {
        let testDescription: String
        let change: @Sendable (inout CaseDraft) -> Void

        init(_ name: String, _ change: @escaping @Sendable (inout CaseDraft) -> Void) {
            testDescription = name
            self.change = change
        }
    }

    private static let kinds = [
        Kind("a fresh mapping") { $0.mapping = .firstTouch },
        Kind("a fresh mapping of two threads") {
            $0.mapping = .firstTouch
            $0.threads = 2
        },
        Kind("a fresh mapping of each of two threads") {
            $0.mapping = .firstTouch
            $0.threads = 2
            $0.sharing = .own
        },
        Kind("fresh memory") { $0.backing = .anonymous },
        Kind("fresh memory of two threads") {
            $0.backing = .anonymous
            $0.threads = 2
        },
        Kind("small files") {
            $0.kind = .smallFiles
            $0.fileSize = .kibibytes(16)
            $0.fileCount = 32
        },
    ]

    private func measure(_ kind: Kind, engine: String = "mmap", events: [CounterEvent]?) throws -> Measurement {
        let fixture = try Fixture {
            $0.fileSize = .mebibytes(8)
            kind.change(&$0)
        }
        let work = EngineWork(fixture.benchCase, data: fixture.data, seed: 7, round: 0, cpus: [], events: events)
        let session = try EngineSessions.session(EngineSpec(parsing: engine), index: 0, work: work)
        try session.prepare()
        var sum = Measurement()
        for batch in 0..<3 { sum += try session.run(batch..<batch + 1) }
        try session.finish()
        return sum
    }

    @Test(arguments: kinds)
    func `the counters count what the kernel's usage has, in the timed parts of all threads`(kind: Kind) throws {
        // The usage is read just outside of what the events count: a page of the program's own that was taken away meanwhile may
        // fault in between.
        let (counted, faults) = try undisturbed(until: { $0 == $1 }) {
            let counts = try measure(kind, events: Self.events).counts
            let enabled = try #require(counts[.eventsEnabledNanoseconds])
            #expect(enabled > 0 && counts[.eventsRunningNanoseconds] == enabled)
            let clock = try #require(counts[.cycles])
            #expect(0 < clock && clock <= enabled)
            let faults = try #require(counts[.minorFaults]) + (try #require(counts[.majorFaults]))
            #expect(faults >= 12)
            return (try #require(counts[.instructions]), faults)
        }
        #expect(counted == faults)
    }

    // The faults of prefaulting are none of the event, so that running time tells: that of few touches is next to nothing.
    @Test func `mapping and unmapping for all threads is counted, too`() throws {
        let few = Kind("few touches of fresh memory") {
            $0.backing = .anonymous
            $0.fileSize = .mebibytes(32)
            $0.blockSize = .kibibytes(4)
            $0.pattern = .random
            $0.operations = 2
            $0.threads = 2
        }
        // A hypervisor that takes the CPU away does so within running time, too.
        let clocks = try undisturbed(until: { $0[0] > 3 * $0[1] }) {
            try ["mmap:populate=write", "mmap"].map { engine in
                try #require(try measure(few, engine: engine, events: Self.events).counts[.cycles])
            }
        }
        #expect(clocks[0] > 3 * clocks[1], "\(clocks)")
    }

    @Test func `what is rehearsed or audited is not in the next part`() throws {
        let fixture = try Fixture { $0.fileSize = .mebibytes(8) }
        let work = EngineWork(
            fixture.benchCase,
            data: fixture.data,
            seed: 7,
            round: 0,
            cpus: [],
            events: [Self.faults]
        )
        let session = try EngineSessions.session(EngineSpec(parsing: "mmap"), index: 0, work: work)
        try session.prepare()
        let faults = try undisturbed(until: { $0 <= 2 }) {
            _ = try session.audit()
            // All pages are mapped now.
            return try #require(try session.run(0..<2).counts[.instructions])
        }
        #expect(faults <= 2)
        try session.finish()
    }

    @Test func `nothing is counted where nothing is asked for, and a sum says what could not be opened`() throws {
        let none = try measure(Self.kinds[0], events: nil).counts
        #expect(none[.cycles] == nil && !none.isLost(.cycles))
        let nobody = CounterEvent("cycles", type: 0xffff, config: 1)
        for kind in Self.kinds { #expect(try measure(kind, events: [nobody]).counts.isLost(.cycles)) }
    }

    @Test func `a PMU that shows no cycles is not believed, and one that is shared is scaled up`() {
        func concluded(_ counts: [Counter: Int], running: Int = 10) -> Counts {
            var sum = Counts()
            for (counter, count) in counts { sum.add(count, to: counter) }
            sum.add(10, to: .eventsEnabledNanoseconds)
            sum.add(running, to: .eventsRunningNanoseconds)
            return sum.concluded
        }
        #expect(concluded([.cycles: 0, .instructions: 0, .dtlbMisses: 0]) == Counts())
        let some = concluded([.cycles: 30, .instructions: 60, .dtlbMisses: 0])
        #expect(some[.cycles] == 30 && some[.instructions] == 60 && some[.dtlbMisses] == 0)
        let shared = concluded([.cycles: 30, .instructions: 60, .dtlbMisses: 1], running: 5)
        #expect(shared[.cycles] == 60 && shared[.instructions] == 120 && shared[.dtlbMisses] == 2)
        #expect(concluded([.instructions: 60])[.instructions] == 60)
        #expect(concluded([.cycles: 30], running: 0) == Counts())
    }
}
