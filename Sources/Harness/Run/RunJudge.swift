internal import Results

/// Decides after each check which cases more rounds may decide. It knows the sink, and judges what lies there.
protocol RunJudge: AnyObject {
    /// Takes what is known before the first round.
    func begin(_ header: ResultHeader)
    /// Takes a round that the sink has; returns true where it brings a pair of engines to a check of its own, which is then made when
    /// the round of all cases is done.
    func take(_ round: MeasuredRound) -> Bool
    /// Judges what has been measured, and returns the cases that are to go on, by their place.
    ///
    /// - Parameter isLast: no more rounds will come, whatever ended them; not called where it was a signal.
    func check(isLast: Bool) throws -> [Int]
}

extension RunJudge {
    func begin(_ header: ResultHeader) {}
    func take(_ round: MeasuredRound) -> Bool { false }
}
