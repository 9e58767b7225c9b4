internal import Platform
package import Results

extension Counts {
    /// Adds a reading of events; one that was asked for and is not in it is lost.
    mutating func add(_ reading: EventCounts, of events: [CounterEvent]) {
        for event in events {
            guard let counter = Counter(event) else { continue }
            if let count = reading.counts[event.name] { add(count, to: counter) } else { lose(counter) }
        }
        add(reading.enabledNanoseconds, to: .eventsEnabledNanoseconds)
        add(reading.runningNanoseconds, to: .eventsRunningNanoseconds)
    }

    /// The whole of a trial: its events scaled up to the time that they were enabled, and nothing that was lost.
    ///
    /// No thread works without cycles: where it seems so, a hypervisor shows a PMU that counts nothing, and none of its counts is
    /// believed.
    package var concluded: Counts {
        var counts = known
        let enabled = counts[.eventsEnabledNanoseconds] ?? 0
        let running = counts[.eventsRunningNanoseconds] ?? 0
        for counter in CounterEvent.hardware.compactMap(Counter.init) {
            counts[counter] = counts[counter].flatMap { EventCounts.scaled($0, enabled: enabled, running: running) }
        }
        if counts[.cycles] == 0 {
            for counter in CounterEvent.hardware.compactMap(Counter.init) { counts[counter] = nil }
        }
        counts[.eventsEnabledNanoseconds] = nil
        counts[.eventsRunningNanoseconds] = nil
        return counts
    }
}

extension Counter {
    /// The counter that has an event's name; nil for an event that is none of the set.
    fileprivate init?(_ event: CounterEvent) { self.init(stringValue: event.name) }
}
