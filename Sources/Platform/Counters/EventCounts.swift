/// What a group of events counted in the parts in which it was enabled: a part of one thread, or the sum over parts and threads.
package struct EventCounts: Hashable, Sendable, Codable {
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

    /// A part that could not be counted: no sum that has it tells anything.
    package static let missing = EventCounts([:], enabledNanoseconds: 0, runningNanoseconds: 0)

    /// The count of an event for all of the time enabled: count times enabled over running, as perf_event_open(2) has it; exact where the
    /// two are equal. nil where the event was not opened, and where the group never had the counters.
    package func scaled(_ event: CounterEvent) -> Int? {
        guard let count = counts[event.name], runningNanoseconds > 0 else { return nil }
        if runningNanoseconds >= enabledNanoseconds { return count }
        return Int((Double(count) * Double(enabledNanoseconds) / Double(runningNanoseconds)).rounded())
    }

    /// Adds another part. Only what both counted is known of the sum.
    package static func += (sum: inout EventCounts, part: EventCounts) {
        var counts: [String: Int] = [:]
        for (name, count) in sum.counts {
            if let other = part.counts[name] { counts[name] = count + other }
        }
        sum.counts = counts
        sum.enabledNanoseconds += part.enabledNanoseconds
        sum.runningNanoseconds += part.runningNanoseconds
    }

    /// The sum of two parts, of which nil is one that nobody wanted counted.
    package static func sum(_ first: EventCounts?, _ second: EventCounts?) -> EventCounts? {
        guard var sum = first else { return second }
        if let second { sum += second }
        return sum
    }
}
