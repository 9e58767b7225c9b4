internal import Platform
internal import Results

extension Trial {
    /// Takes down the events of the PMU that were counted.
    ///
    /// No thread works without cycles: where it seems so, a hypervisor shows a PMU that counts nothing, and none of its counts is
    /// believed.
    mutating func take(_ events: EventCounts) {
        guard events.scaled(.cycles) != 0 else { return }
        cycles = events.scaled(.cycles)
        instructions = events.scaled(.instructions)
        dtlbMisses = events.scaled(.dtlbMisses)
    }
}
