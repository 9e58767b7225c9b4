internal import Results

/// Where a run puts its rounds: a journal and the files made from it, or tables in memory.
protocol RunSink: AnyObject {
    /// What becomes of the rounds when a signal ends the run, as the user hears of it.
    var atInterruption: String { get }
    /// Makes sure, before anything is measured, that results can be kept.
    func check() throws
    /// Takes what is known before the first round.
    func begin(_ header: ResultHeader) throws
    /// Takes a whole round of a case.
    func append(_ round: MeasuredRound) throws
    /// Takes how the run ended. What was measured is safe after it.
    func end(_ footer: ResultFooter) throws
    /// Makes results of what was taken, when all that the run changed has been put back.
    func close() throws
    /// Keeps what it can where an error ends the run; returns the journal that would otherwise be lost, nil for none.
    func rescue() -> String?
}

extension RunSink {
    func check() throws {}
    func end(_ footer: ResultFooter) throws {}
    func close() throws {}
    func rescue() -> String? { nil }
}
