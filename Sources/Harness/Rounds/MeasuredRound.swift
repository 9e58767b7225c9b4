internal import Results

/// One round of a case, as every build has measured it.
struct MeasuredRound {
    /// The case, by its place in the suite.
    let benchCase: Int
    /// The round, from 0.
    let round: Int
    /// The trials of each build, in the case's order of engines; of a round that was cut off, those that there are.
    var builds: [[(engine: Int, trial: Trial)]]
    /// The signal that cut it off; nil if none did.
    var interruption: Int32?

    /// False where the case can never be measured here: no build could so much as try one of its engines.
    var canGoOn = true

    /// The round without paths and names in the reasons of its trials; as it is where nothing is left out.
    func redacted(by redaction: Redaction?) -> MeasuredRound {
        guard let redaction else { return self }
        var round = self
        for build in builds.indices {
            for place in builds[build].indices {
                round.builds[build][place].trial = builds[build][place].trial.redacted(by: redaction)
            }
        }
        return round
    }
}
