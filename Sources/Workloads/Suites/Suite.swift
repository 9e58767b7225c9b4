/// A named list of cases with the settings they are run by.
package struct Suite: Hashable, Sendable {
    /// The suite's name: that of a shipped suite, or of the file without its ending.
    package let name: String
    /// One sentence about it.
    package let summary: String
    /// The number of rounds after which verdicts are looked at, ascending, such as [16, 32, 48].
    package let looks: [Int]
    /// The time after which no round is started, in seconds; nil for none.
    package let timeBudgetSeconds: Double?
    /// The timed part that a trial reaches by repeating its batch, in milliseconds.
    package let minTrialMilliseconds: Int
    /// The operations of which the latency is recorded.
    package let latency: LatencyRecording
    /// The cases in which the CPU's events are counted.
    package let counters: EventCounting
    /// The cases, in the order in which they are shown.
    package let cases: [Case]

    /// The looks where a suite does not say.
    package static let defaultLooks = [16]
    /// The shortest timed part of a trial where a suite does not say, in milliseconds.
    package static let defaultMinTrialMilliseconds = 100

    /// Makes a suite.
    package init(
        name: String,
        summary: String,
        looks: [Int] = Suite.defaultLooks,
        timeBudgetSeconds: Double? = nil,
        minTrialMilliseconds: Int = Suite.defaultMinTrialMilliseconds,
        latency: LatencyRecording = .off,
        counters: EventCounting = .standard,
        cases: [Case]
    ) {
        self.name = name
        self.summary = summary
        self.looks = looks
        self.timeBudgetSeconds = timeBudgetSeconds
        self.minTrialMilliseconds = minTrialMilliseconds
        self.latency = latency
        self.counters = counters
        self.cases = cases
    }

    /// The same suite with other cases.
    package func with(cases: [Case]) -> Suite {
        Suite(
            name: name,
            summary: summary,
            looks: looks,
            timeBudgetSeconds: timeBudgetSeconds,
            minTrialMilliseconds: minTrialMilliseconds,
            latency: latency,
            counters: counters,
            cases: cases
        )
    }
}
