import Glibc
import Workloads

/// The bytes of a warm case that its accesses come back to.
struct WorkingSet: Hashable {
    /// How many they are.
    let bytes: Int
    /// True where they are those of popular blocks, and others are taken, too.
    let isPopular: Bool

    /// Of popular blocks those count that this share of accesses takes.
    static let share = 0.9
    /// A block takes up whole lines of a cache.
    private static let lineBytes = 64

    /// That of a case; nil for one that is cold, or has no files.
    init?(_ benchCase: Case) {
        let work = benchCase.work.definition
        guard benchCase.dataNeed.hasFiles, !benchCase.isOnePass, work.dataBytes > 0 else { return nil }
        guard case .zipf(let exponent) = work.pattern else {
            (bytes, isPopular) = (work.dataBytes, false)
            return
        }
        let block = work.opensEachOperation ? work.fileSize.bytes : work.blockSize.bytes
        let ranks = Self.ranks(of: work.placeCount, exponent: exponent)
        (bytes, isPopular) = (min(work.dataBytes, ranks * max(block, Self.lineBytes)), true)
    }

    /// The ranks, from the first on, that take ``share`` of all accesses where rank k has a weight of 1 / k^exponent.
    static func ranks(of count: Int, exponent: Double) -> Int {
        let all = weight(count, exponent)
        var (low, high) = (1, count)
        while low < high {
            let middle = low + (high - low) / 2
            if weight(middle, exponent) >= share * all { high = middle } else { low = middle + 1 }
        }
        return low
    }

    /// The sum of the weights of the first ranks: exact for a thousand, by the integral of x^-exponent behind them (midpoint rule).
    private static func weight(_ count: Int, _ exponent: Double) -> Double {
        let exact = min(count, 1000)
        let head = (1...exact).reduce(0) { $0 + pow(Double($1), -exponent) }
        guard count > exact else { return head }
        let (from, to) = (log(Double(exact) + 0.5), log(Double(count) + 0.5))
        let rest = 1 - exponent
        return head + (abs(rest) < 1e-9 ? to - from : (exp(rest * to) - exp(rest * from)) / rest)
    }
}
