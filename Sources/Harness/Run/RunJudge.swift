internal import Results

/// Decides after each check which cases more rounds may decide. It knows the sink, and judges what lies there.
protocol RunJudge: AnyObject {
    /// Takes what is known before the first round.
    func begin(_ header: ResultHeader)
    /// Judges what has been measured, and returns the cases that are to go on, by their place.
    ///
    /// - Parameter isLast: no more rounds will come, whatever ended them; not called where it was a signal.
    func check(isLast: Bool) throws -> [Int]
}

extension RunJudge {
    func begin(_ header: ResultHeader) {}
}
