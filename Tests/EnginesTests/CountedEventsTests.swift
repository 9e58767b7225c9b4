import Platform
import TestSupport
import Testing
import Workloads

@testable import Engines
import TestSupport

/// Events around the timed parts of sessions, by page faults, which getrusage(2) counts around the same parts.
@Suite struct CountedEventsTests {
    private static let events = [CounterEvent.taskClock, .pageFaults]

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
            let measured = try measure(kind, events: Self.events)
            let events = try #require(measured.events)
            #expect(events.runningNanoseconds > 0 && events.runningNanoseconds == events.enabledNanoseconds)
            let clock = try #require(events.scaled(.taskClock))
            #expect(0 < clock && clock <= events.enabledNanoseconds)
            let faults = measured.usage.minorFaults + measured.usage.majorFaults
            #expect(faults >= 12)
            return (try #require(events.scaled(.pageFaults)), faults)
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
                try #require(try measure(few, engine: engine, events: Self.events).events?.scaled(.taskClock))
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
            events: [.pageFaults]
        )
        let session = try EngineSessions.session(EngineSpec(parsing: "mmap"), index: 0, work: work)
        try session.prepare()
        let faults = try undisturbed(until: { $0 <= 2 }) {
            _ = try session.audit()
            // All pages are mapped now.
            return try #require(try session.run(0..<2).events?.scaled(.pageFaults))
        }
        #expect(faults <= 2)
        try session.finish()
    }

    @Test func `nothing is counted where nothing is asked for, and a sum says what could not be opened`() throws {
        #expect(try measure(Self.kinds[0], events: nil).events == nil)
        let nobody = CounterEvent("nobody", type: 0xffff, config: 1)
        for kind in Self.kinds { #expect(try measure(kind, events: [nobody]).events == .missing) }
    }
}
