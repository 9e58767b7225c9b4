import Foundation
import Testing

@testable import Results

@Suite struct CountsTests {
    private func counts(_ values: [Counter: Int], lost: [Counter] = []) -> Counts {
        var counts = Counts()
        for (counter, value) in values { counts.add(value, to: counter) }
        for counter in lost { counts.lose(counter) }
        return counts
    }

    @Test func `the set has room for every counter, each with a name of its own`() {
        var all = Counts()
        for counter in Counter.allCases { all.add(counter.rawValue + 1, to: counter) }
        #expect(Counter.allCases.allSatisfy { all[$0] == $0.rawValue + 1 })
        #expect(Set(Counter.allCases.map(\.stringValue)).count == Counter.allCases.count)
        #expect(Counter.syscalls.stringValue == "syscalls" && Counter(stringValue: "dtlbMisses") == .dtlbMisses)
    }

    @Test func `what was not measured is no zero`() {
        var counts = Counts()
        #expect(counts[.minorFaults] == nil)
        counts.add(0, to: .minorFaults)
        #expect(counts[.minorFaults] == 0 && counts[.majorFaults] == nil)
        counts[.minorFaults] = nil
        #expect(counts == Counts())
    }

    @Test func `members and batches add up, but for what each member reads of the whole system`() {
        let parts = [counts([.syscalls: 3, .tlbInterrupts: 40]), counts([.syscalls: 4, .tlbInterrupts: 30])]
        var members = parts[0]
        members.merge(member: parts[1])
        #expect(members == counts([.syscalls: 7, .tlbInterrupts: 40]))
        var batches = parts[0]
        batches.add(batch: parts[1])
        #expect(batches == counts([.syscalls: 7, .tlbInterrupts: 70]))
        // Smaller than nothing so far is no reason to keep the nothing.
        var first = Counts()
        first.merge(member: counts([.tlbInterrupts: -5]))
        #expect(first[.tlbInterrupts] == -5)
    }

    @Test func `a counter that one part lost is lost in the whole, and one that nobody has is not`() {
        for (left, right) in [
            (counts([.cycles: 5]), counts([:], lost: [.cycles])), (counts([:], lost: [.cycles]), counts([.cycles: 5])),
        ] {
            var sum = left
            sum.add(batch: right)
            #expect(sum[.cycles] == nil && sum.isLost(.cycles))
            sum.add(batch: counts([.cycles: 5]))
            #expect(sum[.cycles] == nil && sum.known == Counts())
            #expect(!sum.isLost(.instructions))
        }
        var alone = counts([.nowaitMisses: 2])
        alone.merge(member: Counts())
        #expect(alone[.nowaitMisses] == 2)
    }

    @Test func `a difference is of what both readings have, and loses what one of them lacks`() {
        let before = counts([.minorFaults: 10, .deviceReadBytes: 100], lost: [.dirtiedBytes])
        let after = counts([.minorFaults: 17, .dirtiedBytes: 5])
        let difference = after.since(before)
        #expect(difference == counts([.minorFaults: 7], lost: [.deviceReadBytes, .dirtiedBytes]))
    }

    @Test func `counts come back from JSON as they were`() throws {
        let sent = counts([.syscalls: 3, .minorFaults: 0, .eventsRunningNanoseconds: 9], lost: [.cycles])
        let text = try JSONEncoder().encode(sent)
        #expect(try JSONDecoder().decode(Counts.self, from: text) == sent)
        #expect(String(decoding: text, as: UTF8.self).contains("\"cycles\":null"))
    }
}
