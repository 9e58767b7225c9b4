/// Ranks of values, with the average rank where values are equal, kept doubled so that they are whole numbers.
struct Midranks {
    /// Twice the rank of each value, in the order of the values; ranks count from 1.
    let doubled: [Int]

    /// The sizes of the groups of equal values, in ascending order of the value; a value of its own is a group of 1.
    let groups: [Int]

    var hasTies: Bool { groups.contains { $0 > 1 } }

    init(_ values: [Double]) {
        let order = values.indices.sorted { values[$0] < values[$1] }
        var doubled = [Int](repeating: 0, count: values.count)
        var groups: [Int] = []
        var start = 0
        while start < order.count {
            var end = start + 1
            while end < order.count, values[order[end]] == values[order[start]] {
                end += 1
            }
            // Ranks start+1 ... end average to (start + 1 + end) / 2.
            for position in start..<end {
                doubled[order[position]] = start + 1 + end
            }
            groups.append(end - start)
            start = end
        }
        self.doubled = doubled
        self.groups = groups
    }

    /// Σ(t³ − t) over the groups of t equal values, the term of the usual tie corrections.
    var tieTerm: Double {
        groups.reduce(0) { sum, size in
            let size = Double(size)
            return sum + size * (size * size - 1)
        }
    }
}
