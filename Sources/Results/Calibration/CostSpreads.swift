/// How far the samples of each cost lay apart, while they were measured: half the range of the middle half of them over their median.
/// On a quiet machine it is a few percent.
package struct CostSpreads: Hashable, Sendable, Codable {
    /// Of a clock reading.
    package var clock: Double?
    /// Of a system call that does nothing.
    package var syscall: Double?
    /// Of pread(2) of one byte.
    package var preadOneByte: Double?
    /// Of a copy out of memory.
    package var copy: Double?
    /// Of a sum over memory.
    package var sum: Double?

    /// Spreads of which none is known.
    package init() {}

    /// From this spread on a cost was measured on a busy CPU.
    package static let leastBusy = 0.1

    /// Each that is known, with the word for its cost.
    package var all: [(cost: String, spread: Double)] {
        let all: [(String, Double?)] = [
            ("clock", clock), ("system call", syscall), ("pread of one byte", preadOneByte), ("copy", copy),
            ("sum", sum),
        ]
        return all.compactMap { cost, spread in spread.map { (cost, $0) } }
    }

    /// True where one of them says that others had the CPU.
    package var isBusy: Bool { all.contains { $0.spread >= Self.leastBusy } }
}
