/// What a group of events of one thread counted while it was enabled.
package struct EventCounts: Hashable, Sendable {
    /// What was counted while the group had the counters, by the names of the events. One that could not be opened is not among them.
    package var counts: [String: Int]
    /// How long the group was enabled, in nanoseconds of the threads' own running time.
    package var enabledNanoseconds: Int
    /// How long it had the counters, which it shares with others that count at the same time (multiplexing).
    package var runningNanoseconds: Int

    /// Counts of one part.
    package init(_ counts: [String: Int], enabledNanoseconds: Int, runningNanoseconds: Int) {
        self.counts = counts
        self.enabledNanoseconds = enabledNanoseconds
        self.runningNanoseconds = runningNanoseconds
    }

    /// A reading that could not be taken.
    package static let missing = EventCounts([:], enabledNanoseconds: 0, runningNanoseconds: 0)

    /// The count of an event for all of the time enabled; nil where the event was not opened, and where the group never had the counters.
    package func scaled(_ event: CounterEvent) -> Int? {
        counts[event.name].flatMap {
            Self.scaled($0, enabled: enabledNanoseconds, running: runningNanoseconds)
        }
    }

    /// A count for all of the time enabled: count times enabled over running, as perf_event_open(2) has it; exact where the two are
    /// equal. nil where the group never had the counters.
    package static func scaled(_ count: Int, enabled: Int, running: Int) -> Int? {
        guard running > 0 else { return nil }
        if running >= enabled { return count }
        return Int((Double(count) * Double(enabled) / Double(running)).rounded())
    }
}
