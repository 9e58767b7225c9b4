import Engines
import Foundation
import Platform
import Results
import TestSupport
import Testing
import Workloads

@testable import Worker
import TestSupport

/// Events on their way into trials: the hardware's names, counted in software.
@Suite struct EventTests {
    /// Page faults in place of cycles, running time in place of instructions, and no dTLB.
    private static let events = [
        CounterEvent("cycles", type: CounterEvent.pageFaults.type, config: CounterEvent.pageFaults.config),
        CounterEvent("instructions", type: CounterEvent.taskClock.type, config: CounterEvent.taskClock.config),
        CounterEvent("dtlbMisses", type: 0xffff, config: 1),
    ]

    private func trial(
        _ events: [CounterEvent]?,
        counts: Bool? = nil,
        _ change: (inout CaseDraft) -> Void
    ) throws -> Trial {
        let fixture = try RoundFixture { draft in
            draft.engines = (try? EngineSpec(parsing: "mmap")).map { [$0] }
            change(&draft)
        }
        var trials: [Trial] = []
        var order = fixture.order
        order.countsEvents = counts
        RoundRunner(order: order, events: events) { report in
            if case .trial(_, let trial) = report { trials.append(trial) }
        }
        .run()
        try #require(trials.count == 1)
        return trials[0]
    }

    @Test(arguments: [1, 2])
    func `a trial has the events of its timed parts`(threads: Int) throws {
        // The usage is read just outside of what the events count: a page that was taken away may fault in between.
        let trial = try undisturbed(until: { $0[.cycles] == ($0[.minorFaults] ?? 0) + ($0[.majorFaults] ?? 0) }) {
            try self.trial(Self.events) {
                $0.mapping = .firstTouch
                $0.threads = threads
            }
        }
        let faults = try #require(trial[.minorFaults]) + (trial[.majorFaults] ?? 0)
        let counted = try #require(trial[.cycles])
        #expect(faults > 20 && counted == faults)
        #expect(try #require(trial[.instructions]) > 0)
        #expect(trial[.dtlbMisses] == nil)
    }

    @Test func `rehearsal, audit and the turns of others are in no trial`() throws {
        // A warm, steady mapping has its pages before the first group, and faults again on those that are taken from it.
        let trial = try undisturbed(until: { ($0[.cycles] ?? 0) < 64 }) { try self.trial(Self.events) { _ in } }
        #expect(try #require(trial.groups) >= 3)
        // The kernel's own count of the whole round would be the 1024 pages of the file and more.
        #expect((trial[.cycles] ?? 0) < 64)
    }

    @Test func `an order that says so has no event opened, and one that says nothing has them counted`() throws {
        #expect(try trial(Self.events, counts: false) { $0.mapping = .firstTouch }[.instructions] == nil)
        #expect(try trial(Self.events) { $0.mapping = .firstTouch }[.instructions] != nil)
        // Not even to find out whether there are any.
        var isAsked = false
        var order = try RoundFixture { _ in }.order
        order.countsEvents = false
        func events() -> [CounterEvent]? {
            isAsked = true
            return nil
        }
        _ = RoundRunner(order: order, events: events()) { _ in }
        #expect(!isAsked)
        // Earlier builds read an order without the key.
        order.countsEvents = nil
        let text = String(decoding: try JSONEncoder().encode(order), as: UTF8.self)
        #expect(!text.contains("countsEvents"))
    }

    @Test func `where nothing is counted, and where nothing could be opened, a trial has none`() throws {
        let nobody = [CounterEvent("cycles", type: 0xffff, config: 1)]
        for events in [nil, nobody] {
            let trial = try trial(events) { _ in }
            #expect(trial.metricNanosecondsPerOperation != nil)
            #expect(trial[.cycles] == nil && trial[.instructions] == nil && trial[.dtlbMisses] == nil)
        }
    }
}
