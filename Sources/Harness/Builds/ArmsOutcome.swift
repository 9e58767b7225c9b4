public import Results

/// What a run with arms has brought.
public struct ArmsOutcome: Sendable {
    /// The trials: for each arm, each case.
    public let results: [[CaseResult]]
    /// The environment of the run.
    public let environment: Environment
    /// When it began and how it ended.
    public let started: String
    /// How it ended.
    public let footer: ResultFooter
    /// The prices measured before the first round; nil if that was not done.
    public let calibration: Calibration?
    /// The rounds of the case that has most.
    public let rounds: Int
    /// The signal that ended the run early; nil if none did.
    public let interruption: Int32?
    /// What could not be cleaned up, a line each.
    public let troubles: [String]

    /// Trials of an arm that are valid.
    public func validTrials(arm: Int) -> Int {
        results[arm].reduce(0) { sum, result in
            sum
                + result.tables.reduce(0) { sum, table in
                    sum + (0..<table.count).count { table[$0].status == .valid }
                }
        }
    }
}
