package import Results

/// Counters for one operation, medians over the valid trials of an engine.
package struct OperationCounters: Hashable, Sendable {
    /// The counters that a summary has. Bytes from the device are given for each byte asked for.
    static let shown: [Counter] = [
        .minorFaults, .majorFaults, .syscalls, .userNanoseconds, .systemNanoseconds, .voluntarySwitches,
        .involuntarySwitches, .runDelayNanoseconds, .throttledNanoseconds, .cycles, .instructions, .dtlbMisses,
    ]

    private var values: [Counter: Double]

    /// Takes each counter from `median`; nil for one that no valid trial has.
    init(_ median: (Counter) -> Double?) {
        values = [:]
        for counter in Self.shown { values[counter] = median(counter) }
    }

    /// A counter for one operation; nil where no valid trial has it.
    package subscript(counter: Counter) -> Double? { values[counter] }
}

extension OperationCounters: Codable {
    package init(from decoder: any Decoder) throws {
        let members = try decoder.container(keyedBy: Counter.self)
        values = [:]
        for counter in Self.shown { values[counter] = try members.decodeIfPresent(Double.self, forKey: counter) }
    }

    package func encode(to encoder: any Encoder) throws {
        var members = encoder.container(keyedBy: Counter.self)
        for counter in Self.shown { try members.encodeIfPresent(values[counter], forKey: counter) }
    }
}
