internal import Results

/// Looks in each second whether there is write-back. A group that takes longer makes its second as long.
struct WritebackSeconds {
    private let limits: WritebackLimits
    private var start: Int
    private var counts: Counts
    /// The seconds in a row, up to the last one, that showed write-back.
    private(set) var shownInARow = 0
    /// The seconds that did not.
    private(set) var without = 0

    private static let second = 1_000_000_000

    /// - Parameters:
    ///   - now: in nanoseconds.
    ///   - counts: what had been written by then.
    init(limits: WritebackLimits, at now: Int, _ counts: Counts) {
        self.limits = limits
        start = now
        self.counts = counts
    }

    /// Looks again, where a second is over.
    mutating func note(at now: Int, _ read: () -> Counts) {
        guard now - start >= Self.second else { return }
        let later = read()
        if limits.areExceeded(later.since(counts)) {
            shownInARow += 1
        } else {
            shownInARow = 0
            without += 1
        }
        start = now
        counts = later
    }
}
