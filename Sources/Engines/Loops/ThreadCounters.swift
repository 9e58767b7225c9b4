internal import Platform

/// The events of one thread, as a lane or a session has them counted: opened on that thread, enabled around its timed parts.
///
/// Used by one thread at a time; the one that opens a gate may enable those of threads that wait there.
final class ThreadCounters: @unchecked Sendable {
    private let events: [CounterEvent]
    private var group: HardwareCounters?
    private var isTried = false

    /// - Parameter events: nil where nothing is to be counted: then there is nothing here.
    init?(_ events: [CounterEvent]?) {
        guard let events else { return nil }
        self.events = events
    }

    /// Opens the events for the calling thread, in place of those of another.
    func open() {
        isTried = true
        group = try? HardwareCounters(events)
    }

    /// Opens the events unless they are: for a thread that works again and again.
    func openOnce() {
        if !isTried { open() }
    }

    /// Counts from now on.
    func enable() { group?.enable() }

    /// Counts no more.
    func disable() { group?.disable() }

    /// What was counted since the reading before; ``EventCounts/missing`` where the events could not be opened.
    func read() -> EventCounts { group?.read() ?? .missing }
}

/// Counts what the calling thread uses in parts of the timed work that no lane does: opening and closing for all of them.
struct PartCounter {
    private let counters: ThreadCounters?

    /// - Parameter events: nil where nothing but usage is counted.
    init(_ events: [CounterEvent]?) { counters = ThreadCounters(events) }

    /// Runs `body` and adds what it used to a measurement.
    func count<Answer>(in sum: inout Measurement, _ body: () throws -> Answer) rethrows -> Answer {
        counters?.openOnce()
        let before = ResourceUsage.now(of: .thread)
        counters?.enable()
        defer {
            counters?.disable()
            sum.usage += ResourceUsage.now(of: .thread) - before
            sum.events = EventCounts.sum(sum.events, counters?.read())
        }
        return try body()
    }
}
