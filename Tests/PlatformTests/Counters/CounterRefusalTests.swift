import Glibc
import Testing

@testable import Platform

@Suite struct CounterRefusalTests {
    @Test(
        arguments: [
            (ENOENT, 2, .noUnit), (ENODEV, nil, .noUnit), (EOPNOTSUPP, 4, .noUnit),
            (EACCES, 2, .paranoid(level: 2)), (EACCES, 4, .paranoid(level: 4)), (EACCES, 1, .filtered),
            (EPERM, 3, .paranoid(level: 3)), (EPERM, 2, .filtered), (EPERM, nil, .filtered), (ENOSYS, -1, .noCall),
            (EMFILE, 2, .failed(EMFILE)),
        ] as [(Int32, Int?, CounterRefusal)]
    )
    func `an error and the level of perf_event_paranoid are one reason`(
        number: Int32,
        level: Int?,
        refusal: CounterRefusal
    ) {
        #expect(CounterRefusal(number, paranoid: level) == refusal)
    }

    @Test func `each reason is told in a line, with what fixes it where anything does`() {
        let paranoid = CounterRefusal.paranoid(level: 4)
        #expect(paranoid.fix == "sudo sysctl kernel.perf_event_paranoid=1")
        #expect("\(paranoid)".contains("kernel.perf_event_paranoid=4") && "\(paranoid)".hasSuffix("paranoid=1)"))
        #expect("\(CounterRefusal.noUnit)".contains("no PMU") && CounterRefusal.noUnit.fix == nil)
        #expect("\(CounterRefusal.filtered)".contains("seccomp") && "\(CounterRefusal.noCall)".contains("seccomp"))
        #expect("\(CounterRefusal.failed(EMFILE))" == "perf_event_open: Too many open files")
    }
}

@Suite struct EventCountsTests {
    private func counts(_ cycles: Int, enabled: Int, running: Int) -> EventCounts {
        EventCounts(["cycles": cycles], enabledNanoseconds: enabled, runningNanoseconds: running)
    }

    @Test func `a count is scaled by the time enabled over the time counted, and is none without such a time`() {
        #expect(counts(1_000_003, enabled: 500, running: 500).scaled(.cycles) == 1_000_003)
        #expect(counts(300, enabled: 1000, running: 250).scaled(.cycles) == 1200)
        #expect(counts(10, enabled: 3, running: 2).scaled(.cycles) == 15)
        #expect(counts(0, enabled: 1000, running: 0).scaled(.cycles) == nil)
        #expect(counts(7, enabled: 1, running: 1).scaled(.instructions) == nil)
    }
}
