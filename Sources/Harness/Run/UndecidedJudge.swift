internal import Analysis

/// The judge of `run`: cases go on that have an undecided pair of engines. The last word is that of the result files.
final class UndecidedJudge: RunJudge {
    private let sink: JournalSink

    init(_ sink: JournalSink) { self.sink = sink }

    /// Reads the journal, one case at a time.
    func check(isLast: Bool) throws -> [Int] {
        guard !isLast, let journal = sink.journal else { return [] }
        return Verdicts.undecided(try ResultFiles(journal: journal.path).findings)
    }
}
