/// How long ago the first of what is dirty was dirtied, at the most. All in nanoseconds.
struct DirtyAge {
    /// The oldest that it may become; nil where age is no matter.
    let most: Int?
    /// When all was clean.
    private var start: Int?
    /// True once it was older than it may become.
    private(set) var isExceeded = false
    /// Cleaning did not help.
    private var isHopeless = false

    init(most: Int?) { self.most = most }

    /// All is clean at this moment: the first time, or again.
    mutating func begin(at now: Int) {
        start = now
        isExceeded = false
        isHopeless = false
    }

    /// True where what comes next would end too late, so that all is to be cleaned and dirtied anew before.
    func isDue(at now: Int, expecting next: Int) -> Bool {
        guard let most, let start, !isHopeless else { return false }
        return now - start + next > most
    }

    /// All was clean at `start`, and has been dirtied until now.
    mutating func beginAgain(at start: Int, dirtiedAt now: Int, expecting next: Int) {
        self.start = start
        // To clean it before every group would lead nowhere: the trial ends as it can.
        isHopeless = isDue(at: now, expecting: next)
    }

    /// Something was written back that may be counted.
    mutating func note(at now: Int) {
        guard let most, let start else { return }
        if now - start > most { isExceeded = true }
    }
}
