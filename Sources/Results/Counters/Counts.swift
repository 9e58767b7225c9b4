/// Values of the counters: of a thread, a process, some batches or a trial.
///
/// A counter has a value, or it was not measured, which is no zero; or it was lost, where only some of the parts could be measured, so
/// that the whole is not known. Of fixed size and without memory of its own: a batch adds to it in nanoseconds.
package struct Counts: Sendable {
    // Room for every case of the set; those that have no value are 0.
    private var values: InlineArray<32, Int>
    // A bit for each counter, by its place in the set.
    private var measured: UInt32 = 0
    private var lost: UInt32 = 0

    /// Nothing measured.
    package init() { values = InlineArray(repeating: 0) }

    /// Adds to a counter, which is measured from then on.
    package mutating func add(_ count: Int, to counter: Counter) {
        measured |= 1 << UInt32(counter.rawValue)
        values[counter.rawValue] &+= count
    }

    /// Notes that a part of a counter could not be measured: it has no value whatever is added.
    package mutating func lose(_ counter: Counter) { lost |= Self.bit(counter) }

    /// The value of a counter; nil where it was not measured, or lost. Setting nil makes it not measured.
    package subscript(counter: Counter) -> Int? {
        get { measured & ~lost & Self.bit(counter) == 0 ? nil : values[counter.rawValue] }
        set {
            lost &= ~Self.bit(counter)
            measured = newValue == nil ? measured & ~Self.bit(counter) : measured | Self.bit(counter)
            values[counter.rawValue] = newValue ?? 0
        }
    }

    /// True where a part of the counter could not be measured.
    package func isLost(_ counter: Counter) -> Bool { lost & Self.bit(counter) != 0 }

    /// The counters that have a value, and no others: what was lost is not measured.
    package var known: Counts {
        var counts = Counts()
        for counter in Counter.allCases { counts[counter] = self[counter] }
        return counts
    }

    private static func bit(_ counter: Counter) -> UInt32 { 1 << UInt32(counter.rawValue) }
}

extension Counts {
    /// Takes in a member: a thread or a process that worked at the same time.
    package mutating func merge(member: Counts) { combine(member, by: \.ruleForMembers) }

    /// Takes in the batches, or the part of one, that came next.
    package mutating func add(batch: Counts) { combine(batch, by: \.ruleForBatches) }

    /// What was counted between two readings of counters that only rise; lost where one of the two could not be taken.
    package func since(_ earlier: Counts) -> Counts {
        var difference = Counts()
        for counter in Counter.allCases {
            if let now = self[counter], let before = earlier[counter] {
                difference[counter] = now &- before
            } else if ((measured | lost | earlier.measured | earlier.lost) & Self.bit(counter)) != 0 {
                difference.lose(counter)
            }
        }
        return difference
    }

    private mutating func combine(_ other: Counts, by rule: (Counter) -> Counter.Rule) {
        var left = other.measured
        while left != 0, let counter = Counter(rawValue: left.trailingZeroBitCount) {
            left &= left - 1
            let value = other.values[counter.rawValue]
            switch measured & Self.bit(counter) == 0 ? .sum : rule(counter) {
            case .sum: add(value, to: counter)
            case .largest: values[counter.rawValue] = max(values[counter.rawValue], value)
            }
        }
        lost |= other.lost
    }
}
