/// A named list of cases with the settings they are run by.
public struct Suite: Hashable, Sendable, Codable {
    /// The suite's name: that of a shipped suite, or of the file without its ending.
    public let name: String
    /// One sentence about it.
    public let summary: String
    /// The number of rounds after which verdicts are looked at, ascending, such as [16, 32, 48].
    public let looks: [Int]
    /// The time after which no round is started, in seconds; nil for none.
    public let timeBudgetSeconds: Double?
    /// The timed part that a trial reaches by repeating its batch, in milliseconds.
    public let minTrialMilliseconds: Int
    /// The operations of which the latency is recorded.
    public let latency: LatencyRecording
    /// The cases, in the order in which they are shown.
    public let cases: [Case]

    /// The looks where a suite does not say.
    public static let defaultLooks = [16]
    /// The shortest timed part of a trial where a suite does not say, in milliseconds.
    public static let defaultMinTrialMilliseconds = 100

    /// Makes a suite.
    public init(
        name: String,
        summary: String,
        looks: [Int] = Suite.defaultLooks,
        timeBudgetSeconds: Double? = nil,
        minTrialMilliseconds: Int = Suite.defaultMinTrialMilliseconds,
        latency: LatencyRecording = .off,
        cases: [Case]
    ) {
        self.name = name
        self.summary = summary
        self.looks = looks
        self.timeBudgetSeconds = timeBudgetSeconds
        self.minTrialMilliseconds = minTrialMilliseconds
        self.latency = latency
        self.cases = cases
    }

    /// The same suite with other cases.
    public func with(cases: [Case]) -> Suite {
        Suite(
            name: name,
            summary: summary,
            looks: looks,
            timeBudgetSeconds: timeBudgetSeconds,
            minTrialMilliseconds: minTrialMilliseconds,
            latency: latency,
            cases: cases
        )
    }
}
