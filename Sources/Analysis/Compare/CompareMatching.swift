import Workloads

/// Which cases of two results belong together.
struct CompareMatching {
    /// The places of the cases that belong together, in the base's order.
    private(set) var pairs: [(base: Int, other: Int)] = []
    /// What differs in cases that belong together, or would.
    private(set) var differences: [CompareDifference] = []
    private(set) var onlyInBase: [String] = []
    private(set) var onlyInOther: [String] = []

    /// Pairs cases by id. A workload of which no case is common has other parameters: where each result has one case of it,
    /// the two are paired, and their parameters are shown as differences.
    init(_ base: [CompareSourceCase], _ other: [CompareSourceCase]) {
        let places = Dictionary(other.enumerated().map { ($0.element.id, $0.offset) }) { first, _ in first }
        var taken: Set<Int> = []
        var common: Set<String> = []
        for (place, entry) in base.enumerated() {
            guard let match = places[entry.id] else { continue }
            pairs.append((place, match))
            taken.insert(match)
            common.insert(entry.benchCase.workload)
            differences += CompareDifference.all(entry, other[match])
        }
        let leftInBase = base.indices.filter { places[base[$0].id] == nil }
        let leftInOther = other.indices.filter { !taken.contains($0) }
        let byWorkload = Dictionary(grouping: leftInOther) { other[$0].benchCase.workload }
        let baseByWorkload = Dictionary(grouping: leftInBase) { base[$0].benchCase.workload }
        for place in leftInBase {
            let workload = base[place].benchCase.workload
            guard !common.contains(workload), let rivals = byWorkload[workload] else {
                onlyInBase.append(base[place].id)
                continue
            }
            let differences = CompareDifference.all(base[place], other[rivals[0]])
            if rivals.count == 1, baseByWorkload[workload]?.count == 1 {
                pairs.append((place, rivals[0]))
                taken.insert(rivals[0])
                self.differences += differences
            } else {
                onlyInBase.append(base[place].id)
                if baseByWorkload[workload]?.first == place { self.differences += differences }
            }
        }
        onlyInOther = leftInOther.filter { !taken.contains($0) }.map { other[$0].id }
        pairs.sort { $0.base < $1.base }
    }
}
