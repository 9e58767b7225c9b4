/// What a run does next: which round of which case, when verdicts are checked, and when it is over. It does nothing itself and
/// reads no clock: elapsed times come in, in nanoseconds since the run's start, and steps come out.
///
/// Checks come after planned numbers of rounds; where pairs are checked by themselves, after each round that brings one to a check of
/// its own, and after the last. A case goes on until a check leaves it out, or no engine of any build can ever measure it here. When the time is used up, the
/// last round is done, or no case goes on, a last check follows, whichever of them it was: what is judged is then what there is.
struct Schedule {
    /// What is to be done.
    enum Step: Equatable {
        /// Measure a round, from 0, of a case, by its place; ``Schedule/finish(taking:goesOn:)`` says how it went.
        case round(Int, of: Int)
        /// Nothing: the time budget is used up, and a last check will follow.
        case outOfTime
        /// Judge what there is after this number of rounds; ``Schedule/proceed(with:)`` says which cases go on. After the last one no
        /// more rounds will come.
        case check(rounds: Int, isLast: Bool)
    }

    private enum State { case rounds, check, done }

    /// The cases that go on, by their place.
    private(set) var active: [Int]
    /// True where the time budget ended the rounds.
    private(set) var isOutOfTime = false
    private let order: RoundScheduler
    private let checks: [Int]
    private let budget: Int?
    private let checksPairs: Bool
    private var state: State
    /// The cases whose turn in the present round is still to come.
    private var queue: [Int] = []
    private var round = 0
    /// True where a pair has reached a check of its own in the present round.
    private var isDue = false
    private var times: RoundTimes

    /// - Parameters:
    ///   - checks: the rounds after which verdicts are checked, ascending; the last is the most that are run.
    ///   - budget: the time after which no round is started, in nanoseconds; nil for none.
    ///   - checksPairs: pairs are checked by themselves, when ``finish(taking:goesOn:reachesCheck:)`` says so.
    init(cases: Int, checks: [Int], budget: Int?, order: RoundScheduler, checksPairs: Bool = false) {
        active = Array(0..<cases)
        state = cases == 0 ? .done : .rounds
        times = RoundTimes(cases: cases)
        self.checks = checks
        self.budget = budget
        self.order = order
        self.checksPairs = checksPairs
        beginRound()
    }

    /// What the round that is next has taken so far at most, in nanoseconds: it is not begun where that does not fit.
    var longestNext: Int { queue.first.map { times.longest(of: $0) } ?? 0 }

    /// The rounds of the case that has most.
    var rounds: Int { times.most }

    /// What is next; nil when the run is over. A round or a check stays next until it is answered.
    mutating func next(at elapsed: Int) -> Step? {
        switch state {
        case .rounds:
            if let budget, elapsed + times.longest(of: queue[0]) > budget {
                isOutOfTime = true
                state = .check
                return .outOfTime
            }
            return .round(round, of: queue[0])
        case .check: return .check(rounds: round, isLast: isLastCheck)
        case .done: return nil
        }
    }

    /// The round that was next is done.
    ///
    /// - Parameters:
    ///   - duration: what it took, in nanoseconds.
    ///   - goesOn: false when the case can never be measured here.
    ///   - reachesCheck: true where it brought a pair to a check of its own.
    mutating func finish(taking duration: Int, goesOn: Bool, reachesCheck: Bool = false) {
        let index = queue.removeFirst()
        times.note(duration, of: index)
        isDue = isDue || reachesCheck
        if !goesOn { active.removeAll { $0 == index } }
        guard queue.isEmpty else { return }
        round += 1
        let isCheck = checksPairs ? isDue || round >= mostRounds : checks.contains(round)
        if active.isEmpty || isCheck { state = .check } else { beginRound() }
    }

    /// The check that was next is done, and these cases are to go on.
    mutating func proceed(with cases: [Int]) {
        guard !isLastCheck else {
            state = .done
            return
        }
        isDue = false
        active = cases.filter(active.contains)
        if !active.isEmpty {
            state = .rounds
            beginRound()
        } else if cases.isEmpty {
            state = .done
        }
        // Else those that are asked for can't be measured: the check is made once more, as the last.
    }

    /// How far the run is, and the time that is probably left, in nanoseconds; nil before anything is known.
    func progress(at elapsed: Int) -> (rounds: Int, done: Int, total: Int, remaining: Int?) {
        let next = checks.first { $0 > round } ?? mostRounds
        // Of pairs that are checked by themselves most are decided early: the time counts what the others may add.
        let end = checksPairs ? mostRounds : next
        let left = queue.count + active.count * max(0, end - round - 1)
        var remaining = times.mean.map { $0 * left }
        if let budget { remaining = remaining.map { min($0, max(0, budget - elapsed)) } }
        return (next, times.count, times.count + left, remaining)
    }

    private var mostRounds: Int { checks.last ?? 0 }
    private var isLastCheck: Bool { isOutOfTime || active.isEmpty || round >= mostRounds }

    private mutating func beginRound() { queue = order.cases(active, round: round) }
}
