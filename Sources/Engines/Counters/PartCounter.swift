internal import Platform
internal import Results

/// Counts what the calling thread uses in parts of the timed work that no lane does: opening and closing for all of them.
struct PartCounter {
    private let counters: ThreadCounters?

    /// - Parameter events: nil where nothing but usage is counted.
    init(_ events: [CounterEvent]?) { counters = ThreadCounters(events) }

    /// Runs `body` and adds what it used to a measurement.
    func count<Answer>(in sum: inout Measurement, _ body: () throws -> Answer) rethrows -> Answer {
        counters?.openOnce()
        let before = ThreadUsage(at: .start)
        counters?.enable()
        defer {
            counters?.disable()
            sum.counts.add(batch: before.counts(to: ThreadUsage(at: .end)))
            if let events = counters?.read() { sum.counts.add(batch: events) }
        }
        return try body()
    }
}
