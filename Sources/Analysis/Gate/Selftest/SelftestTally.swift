/// The families of one kind of a self-test, counted.
package struct SelftestTally: Sendable {
    /// The factor by which the second arm was slowed; 1 for none.
    package let factor: Double
    /// Every case of every family.
    package private(set) var cells: [SelftestCell] = []
    /// Families run to their end.
    package private(set) var families = 0

    /// The bars: families with a false alarm, detections missed where they should be seen, slowdowns called the same.
    package static let falseAlarmRate = 0.01
    /// Of slowdowns that the printed smallest effect is half of or less, this share at most is missed.
    package static let missRate = 0.05
    /// Of slowdowns, this share at most is called the same.
    package static let wrongPassRate = 0.01
    /// A slowdown from this factor on has to be found where ``detectableLimit`` holds.
    package static let requiredFactor = 1.1
    /// The smallest effect up to which a slowdown has to be found.
    package static let detectableLimit = 0.05
    /// The bounds are those that hold with this probability if the rate is just met.
    package static let boundProbability = 0.99

    /// A tally with nothing counted.
    package init(factor: Double = 1) { self.factor = factor }

    /// Adds a family.
    package mutating func add(_ family: [SelftestCell]) {
        cells += family
        families += 1
    }

    /// True where the second arm was not slowed.
    package var isPlain: Bool { factor == 1 }
    /// Cells with enough valid trials.
    package var measured: [SelftestCell] { cells.filter { $0.finding != .notMeasured } }
    /// Families in which any case was called faster or slower.
    package var alarmedFamilies: Int {
        Set(cells.filter { $0.finding == .slower || $0.finding == .faster }.map(\.family)).count
    }
    /// Cells in which the slowdown was found.
    package var found: Int { measured.count { $0.finding == .slower } }
    /// Cells in which it should have been found: the smallest effect is small enough.
    package var able: [SelftestCell] { measured.filter { ($0.detectable ?? .infinity) <= Self.detectableLimit } }
    /// Cells that were called the same, or faster, though the second arm was slowed.
    package var wrongPasses: Int { measured.count { $0.finding == .same || $0.finding == .faster } }

    /// The most events of `count` that a rate explains: the smallest k with P(X <= k) of at least ``boundProbability``.
    package static func bound(count: Int, rate: Double) -> Int {
        guard count > 0 else { return 0 }
        // Terms of the binomial distribution one after the other; a count of thousands stays well within Double.
        var term = 1.0
        for _ in 0..<count { term *= 1 - rate }
        var sum = term
        var events = 0
        while sum < boundProbability, events < count {
            term *= Double(count - events) / Double(events + 1) * rate / (1 - rate)
            events += 1
            sum += term
        }
        return events
    }

    /// What the families come to: 0 within the bounds, 1 beyond, 2 where no case could have shown a slowdown, 4 where nothing
    /// was measured.
    package var exitCode: Int32 {
        guard !measured.isEmpty else { return 4 }
        if isPlain { return alarmedFamilies > Self.bound(count: families, rate: Self.falseAlarmRate) ? 1 : 0 }
        if factor < Self.requiredFactor { return 0 }
        let missed = able.count { $0.finding != .slower }
        if wrongPasses > Self.bound(count: measured.count, rate: Self.wrongPassRate)
            || missed > Self.bound(count: able.count, rate: Self.missRate)
        {
            return 1
        }
        return able.isEmpty ? 2 : 0
    }
}
