/// When operations arrive at an open loop.
package enum Arrivals: String, CaseIterable, Hashable, Sendable, Codable, ParameterChoice {
    /// Independently of one another, as from many users: gaps are exponential.
    case poisson
    /// Evenly.
    case uniform
}

/// The pace of an open loop: operations are due at times of their own, whatever became of those before them.
///
/// A case without one is a closed loop: each operation begins when the one before it has ended.
package struct Pace: Hashable, Sendable, Codable {
    /// Operations a second, of all threads together.
    package let rate: Int
    /// How they arrive.
    package let arrivals: Arrivals

    /// The rates accepted. Slower, a trial of ``leastOperations`` would take more than 10 s.
    package static let rates = 100...1_000_000_000
    /// The most operations a second of one thread: an issuer that does nothing but wait and look at the clock takes some 60 ns.
    package static let mostOfThread = 10_000_000
    /// The operations of a trial, at least: with fewer, its p99 would not have 10 beyond it.
    package static let leastOperations = 1000

    /// A pace.
    package init(rate: Int, arrivals: Arrivals) {
        self.rate = rate
        self.arrivals = arrivals
    }
}

extension Case {
    /// Finds out whether an open loop makes sense with this work.
    func validatePace() throws(WorkloadError) {
        guard let pace else { return }
        guard Pace.rates.contains(pace.rate) else {
            throw WorkloadError("rate \(pace.rate)", accepted: WorkloadKey.rate.accepted)
        }
        guard pace.rate / threads <= Pace.mostOfThread else {
            throw WorkloadError(
                "rate \(pace.rate) of \(threads) thread(s): an issuer that only waits takes some 60 ns an operation",
                accepted: "at most \(Pace.mostOfThread) for each thread"
            )
        }
        guard kind == .smallFiles || cache == .cold || mapping == .steady else {
            throw WorkloadError(
                "rate with mapping first-touch: opening and mapping belong to no operation that could be late",
                accepted: "mapping: steady"
            )
        }
        if let engine = engines.first(where: { $0.queueDepth > 1 }) {
            throw WorkloadError(
                "rate with engine '\(engine)': it keeps several operations in flight, and none of them has an end of its own",
                accepted: "engines that do one operation at a time"
            )
        }
        guard durability != .end else {
            throw WorkloadError(
                "rate with durability end: the sync belongs to no operation that could be late",
                accepted: "durability: none or every:N"
            )
        }
        guard !isOnePass || operations * threads >= Pace.leastOperations else {
            throw WorkloadError(
                "rate with \(operations * threads) operation(s) in one cold pass: p99 needs \(Pace.leastOperations)",
                accepted: "more operations, or a larger file"
            )
        }
    }
}
