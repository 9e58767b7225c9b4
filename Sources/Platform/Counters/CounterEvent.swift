/// An event that perf_event_open(2) counts: data, so that events of any kind are counted by the same code.
package struct CounterEvent: Hashable, Sendable {
    /// What its count is known by: for those in trials the name of the counter in `Results`.
    package let name: String
    /// perf_event_attr.type: which unit counts it.
    package let type: UInt32
    /// perf_event_attr.config: what that unit counts.
    package let config: UInt64

    /// An event.
    package init(_ name: String, type: UInt32, config: UInt64) {
        self.name = name
        self.type = type
        self.config = config
    }

    /// The values of perf_event_attr.type (linux/perf_event.h).
    private enum Unit {
        static let hardware: UInt32 = 0
        static let software: UInt32 = 1
        static let cache: UInt32 = 3
    }
}

extension CounterEvent {
    /// CPU cycles in which the thread ran, at whatever frequency (PERF_COUNT_HW_CPU_CYCLES).
    package static let cycles = CounterEvent("cycles", type: Unit.hardware, config: 0)
    /// Instructions that were retired (PERF_COUNT_HW_INSTRUCTIONS).
    package static let instructions = CounterEvent("instructions", type: Unit.hardware, config: 1)
    /// Loads whose translation the data TLB did not have: PERF_COUNT_HW_CACHE_DTLB, read, miss. Those of stores have no event on many
    /// CPUs, so that they are left out on all.
    package static let dtlbMisses = CounterEvent("dtlbMisses", type: Unit.cache, config: 3 | 0 << 8 | 1 << 16)

    /// What is counted around the timed part of a trial. Three fit into the counters of every PMU at a time.
    package static let hardware = [cycles, instructions, dtlbMisses]

    /// The time that a thread has run, in nanoseconds (PERF_COUNT_SW_TASK_CLOCK). The software events need no PMU.
    package static let taskClock = CounterEvent("task_clock", type: Unit.software, config: 1)
    /// Page faults, minor and major (PERF_COUNT_SW_PAGE_FAULTS).
    package static let pageFaults = CounterEvent("page_faults", type: Unit.software, config: 2)
    /// Context switches (PERF_COUNT_SW_CONTEXT_SWITCHES).
    package static let contextSwitches = CounterEvent("context_switches", type: Unit.software, config: 3)
}
