internal import Platform
internal import Workloads

/// The time that a run has taken, and what that says about the time left.
struct ArmsClock {
    private let budget: Int?
    private let cases: [Case]
    private let started = Platform.Clock.now()
    /// The longest round of each case, in nanoseconds.
    private var longest: [Int: Int] = [:]
    private var rounds = 0
    private var nanoseconds = 0

    init(budget: Int?, cases: [Case]) {
        self.budget = budget
        self.cases = cases
    }

    /// Nanoseconds since the start.
    var elapsed: Int { Platform.Clock.now() - started }

    /// Notes what a round of a case took.
    mutating func spend(_ index: Int, _ duration: Int) {
        longest[index] = max(longest[index] ?? 0, duration)
        rounds += 1
        nanoseconds += duration
    }

    /// False when a round as long as the case's longest would pass the budget.
    func hasRoom(forRoundOf index: Int) -> Bool {
        budget.map { elapsed + (longest[index] ?? 0) <= $0 } ?? true
    }

    /// How far the run is.
    func progress(_ index: Int, round: Int, rounds last: Int, active: Int) -> RunProgress {
        let left = max(0, active * (last - round) - max(0, rounds - round * active))
        var remaining = rounds > 0 ? nanoseconds / rounds * left : nil
        if let budget { remaining = remaining.map { min($0, max(0, budget - elapsed)) } }
        return RunProgress(
            benchCase: cases[index],
            round: round + 1,
            rounds: last,
            done: rounds,
            total: rounds + left,
            elapsed: elapsed,
            remaining: remaining
        )
    }
}
