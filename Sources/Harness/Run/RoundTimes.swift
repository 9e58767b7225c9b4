/// What the rounds of a run have taken so far, in nanoseconds.
struct RoundTimes {
    private var rounds: [Int]
    private var longest: [Int]
    private var total = 0

    init(cases: Int) {
        rounds = Array(repeating: 0, count: cases)
        longest = rounds
    }

    /// The rounds of all cases.
    var count: Int { rounds.reduce(0, +) }
    /// The rounds of the case that has most.
    var most: Int { rounds.max() ?? 0 }
    /// What a round takes on average; nil before the first.
    var mean: Int? { count > 0 ? total / count : nil }

    /// The longest round of a case; 0 before its first.
    func longest(of benchCase: Int) -> Int { longest[benchCase] }

    mutating func note(_ duration: Int, of benchCase: Int) {
        rounds[benchCase] += 1
        longest[benchCase] = max(longest[benchCase], duration)
        total += duration
    }
}
