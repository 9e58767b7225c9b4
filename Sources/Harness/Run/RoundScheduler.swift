internal import Statistics

/// The order of everything: which case is next in a round, and which engine is next in a case. A function of the seed alone.
package struct RoundScheduler: Sendable {
    private let seed: UInt64

    /// The orders that belong to a seed.
    package init(seed: UInt64) { self.seed = seed }

    /// The cases of a round, shuffled: a slow minute of the machine then does not fall on one case alone.
    package func cases(_ cases: [Int], round: Int) -> [Int] {
        var generator = generator(round, 0)
        return cases.shuffled(using: &generator)
    }

    /// The engines of a case in a round, shuffled: in a fixed order what one engine leaves behind would always meet the same one.
    package func engines(count: Int, of benchCase: Int, round: Int) -> [Int] {
        var generator = generator(round, benchCase + 1)
        return Array(0..<count).shuffled(using: &generator)
    }

    private func generator(_ round: Int, _ stream: Int) -> SeededGenerator {
        var mixed = seed
        for part in [UInt64(round), UInt64(stream)] {
            mixed = (mixed ^ part) &* 0x9e37_79b9_7f4a_7c15
            mixed ^= mixed >> 32
        }
        return SeededGenerator(seed: mixed)
    }
}
