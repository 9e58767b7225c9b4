import Statistics

/// Makes the geometric means of a file from its tests.
///
/// The rounds of both results are redrawn, each with all of its cases, and independently, since nothing pairs the
/// rounds of two runs.
enum CompareMeans {
    static let level = 0.95
    static let resamples = 1_000
    /// Of the two bootstraps: fixed, so that the same files give the same text.
    private static let seeds: (base: UInt64, other: UInt64) = (0x6661_756c, 0x746c_696e)

    private struct Group {
        let engine: String?
        let isOfRatios: Bool
        let places: [Int]
    }

    static func all(_ tests: [CompareTest]) -> [CompareMean] {
        let usable = tests.filter { $0.p != nil && $0.isLogarithmic }
        let groups = self.groups(usable.map(\.row))
        guard !groups.isEmpty else { return [] }
        let places = groups.map(\.places)
        let (left, right) = (usable.map(\.base), usable.map(\.other))
        let base = resampledMeans(left, groups: places, resamples: resamples, seed: seeds.base)
        let other = resampledMeans(right, groups: places, resamples: resamples, seed: seeds.other)
        return groups.enumerated().map { index, group in
            let shifts = group.places.map { (right[$0].median ?? 0) - (left[$0].median ?? 0) }
            let redrawn = zip(base[index], other[index]).map { $1 - $0 }
            let ends = quantiles(redrawn, at: [(1 - level) / 2, (1 + level) / 2])
            return CompareMean(
                engine: group.engine,
                isOfRatios: group.isOfRatios,
                rows: group.places.count,
                ratio: CompareTest.ratio(mean(shifts) ?? 0),
                lower: ends.map { CompareTest.ratio($0[0]) },
                upper: ends.map { CompareTest.ratio($0[1]) },
                level: level
            )
        }
    }

    /// All engines together and each that more than one case has; then the same of the ratios.
    private static func groups(_ rows: [CompareRow]) -> [Group] {
        var groups: [Group] = []
        for isOfRatios in [false, true] {
            let places = rows.indices.filter { (rows[$0].against != nil) == isOfRatios }
            guard !places.isEmpty else { continue }
            var names: [String] = []
            var byName: [String: [Int]] = [:]
            for place in places {
                if byName[rows[place].engine] == nil { names.append(rows[place].engine) }
                byName[rows[place].engine, default: []].append(place)
            }
            if names.count > 1 || places.count > 1 {
                groups.append(Group(engine: nil, isOfRatios: isOfRatios, places: places))
            }
            guard names.count > 1 else { continue }
            for name in names {
                guard let own = byName[name], own.count > 1 else { continue }
                groups.append(Group(engine: name, isOfRatios: isOfRatios, places: own))
            }
        }
        return groups
    }
}
