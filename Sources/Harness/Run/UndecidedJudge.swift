internal import Analysis
internal import Results

/// The judge of `run`: cases go on that have an open pair of engines. The last word is that of the result files.
final class UndecidedJudge: RunJudge {
    private let sink: JournalSink
    private let checks: [Int]
    /// The valid rounds of each pair so far: by case, then by engine.
    private var counts: [Int: [Int: Int]] = [:]

    /// - Parameter checks: the numbers of valid rounds after which a pair is checked; none where all are at once.
    init(_ sink: JournalSink, checks: [Int] = []) {
        self.sink = sink
        self.checks = checks
    }

    func take(_ round: MeasuredRound) -> Bool {
        let measured = Set((round.builds.first ?? []).filter(\.trial.isMeasured).map(\.engine))
        guard measured.contains(0) else { return false }
        var isReached = false
        for engine in measured where engine != 0 {
            let count = counts[round.benchCase]?[engine] ?? 0
            counts[round.benchCase, default: [:]][engine] = count + 1
            isReached = isReached || checks.contains(count + 1)
        }
        return isReached
    }

    /// Reads the journal, one case at a time.
    func check(isLast: Bool) throws -> [Int] {
        guard !isLast, let journal = sink.journal else { return [] }
        return Verdicts.undecided(try ResultFiles(journal: journal.path, isOver: false).findings)
    }
}
