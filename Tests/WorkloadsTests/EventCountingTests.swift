import TestSupport
import Testing

@testable import Workloads

/// In which cases the CPU's events are counted.
@Suite struct EventCountingTests {
    @Test func `cold cases have no events counted unless all are asked for`() throws {
        var draft = CaseDraft()
        let warm = try draft.makeCase()
        draft.cache = .cold
        let cold = try draft.makeCase()
        #expect(EventCounting.allCases.map { $0.counts(warm) } == [false, true, true])
        #expect(EventCounting.allCases.map { $0.counts(cold) } == [false, false, true])
        #expect(EventCounting.standard == .warm)
    }

    @Test func `a suite says where they are counted, and else it is in warm cases`() throws {
        func counters(_ line: String) throws -> EventCounting {
            try suite(line + "workloads: [{name: w}]\n").counters
        }
        #expect(try counters("") == .warm)
        for choice in EventCounting.allCases { #expect(try counters("counters: \(choice.rawValue)\n") == choice) }
    }
}
