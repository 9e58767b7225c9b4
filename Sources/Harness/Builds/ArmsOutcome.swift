package import Results

/// What a run with arms has brought.
package struct ArmsOutcome: Sendable {
    /// The trials: for each arm, each case.
    package let results: [[CaseResult]]
    /// The environment of the run.
    package let environment: Environment
    /// When it began and how it ended.
    package let started: String
    /// How it ended.
    package let footer: ResultFooter
    /// The prices measured before the first round; nil if that was not done.
    package let calibration: Calibration?
    /// The rounds of the case that has most.
    package let rounds: Int
    /// The signal that ended the run early; nil if none did.
    package let interruption: Int32?
    /// What could not be cleaned up, a line each.
    package let troubles: [String]

    /// Trials of an arm that are valid.
    package func validTrials(arm: Int) -> Int {
        results[arm].reduce(0) { sum, result in
            sum
                + result.tables.reduce(0) { sum, table in
                    sum + (0..<table.count).count { table[$0].status == .valid }
                }
        }
    }
}
