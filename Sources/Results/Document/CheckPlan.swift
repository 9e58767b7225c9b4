/// The checks that a run has planned for each of its pairs, and how their errors are shared among them: by it, and by no other, the
/// trials of a result are judged, whenever that is done.
package struct CheckPlan: Hashable, Sendable, Codable {
    /// The numbers of a pair's own valid rounds after which it is checked, ascending.
    package let rounds: [Int]
    /// What each check may spend of the error of a wrong *faster* or *slower* in the run; the sum is 1.
    package let errorShares: [Double]
    /// What each check may spend of the error of a wrong *same* of the pair; the sum is 1.
    package let sameShares: [Double]

    /// A plan of checks.
    ///
    /// The first check has 0.4 of the error, since most pairs end with it, and the others share the rest evenly. A *same* takes many
    /// rounds, so that its shares grow evenly: 0.1, 0.2, 0.3 and 0.4 of four checks. No share follows from what was measured.
    package init(rounds: [Int]) {
        self.rounds = rounds
        let rest = 0.6 / Double(max(1, rounds.count - 1))
        errorShares = rounds.indices.map { rounds.count == 1 ? 1 : $0 == 0 ? 0.4 : rest }
        let sum = Double(rounds.count * (rounds.count + 1)) / 2
        sameShares = rounds.indices.map { Double($0 + 1) / sum }
    }

    /// False for a plan that no run can have had: a file may hold any numbers.
    package var isPossible: Bool {
        let shares = [errorShares, sameShares]
        return !rounds.isEmpty && rounds[0] > 0 && zip(rounds, rounds.dropFirst()).allSatisfy(<)
            && shares.allSatisfy { shares in
                shares.count == rounds.count && shares.allSatisfy { $0 > 0 && $0 <= 1 }
                    && shares.reduce(0, +) <= 1 + 1e-9
            }
    }
}
