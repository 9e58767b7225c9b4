import Platform
import Testing

@testable import Engines

/// What counting adds to a switch of threads, with events that every machine counts.
@Suite(.timeLimit(.minutes(5))) struct CounterSwitchesTests {
    private let cpu = (try? CPUSet.allowed())?.first ?? 0

    @Test func `it is measured between two threads of one CPU, and is no negative time`() throws {
        let added = try Calibrator.counterSwitch([.pageFaults, .taskClock], onCPU: cpu)
        #expect(try #require(added) >= 0)
    }

    @Test func `events that can't be counted, and a CPU that there is not, give none, and nobody waits`() throws {
        #expect(try Calibrator.counterSwitch([CounterEvent("cycles", type: 0xffff, config: 1)], onCPU: cpu) == nil)
        #expect((try? Calibrator.counterSwitch([.pageFaults], onCPU: 8191)) == nil)
    }
}
