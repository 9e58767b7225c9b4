internal import Platform
internal import Results

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

    /// What was counted since the reading before; all lost where the events could not be opened.
    func read() -> Counts {
        var counts = Counts()
        counts.add(group?.read() ?? .missing, of: events)
        return counts
    }
}
