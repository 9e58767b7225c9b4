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

    /// The rates accepted, in words.
    static let acceptedRates = "a whole number from \(rates.lowerBound) to \(rates.upperBound)"

    /// A pace.
    package init(rate: Int, arrivals: Arrivals) {
        self.rate = rate
        self.arrivals = arrivals
    }

    /// The operations of a thread in 10 ms, within limits: a batch where none is given.
    func operationsOfBatch(threads: Int) -> Int { min(max(rate / threads / 100, 16), 8192) }
}
