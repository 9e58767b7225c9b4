import Results

/// What the PMU counted for one operation of an engine, medians over its valid trials.
package struct EventFigures: Hashable, Sendable, Encodable {
    /// CPU cycles.
    package let cycles: Double?
    /// Instructions retired.
    package let instructions: Double?
    /// Instructions for each cycle.
    package let instructionsPerCycle: Double?
    /// Loads whose translation the data TLB did not have.
    package let dtlbMisses: Double?

    /// The figures of an engine; nil where none was counted.
    package init?(_ counters: OperationCounters) {
        cycles = counters[.cycles]
        instructions = counters[.instructions]
        dtlbMisses = counters[.dtlbMisses]
        if cycles == nil, instructions == nil, dtlbMisses == nil { return nil }
        instructionsPerCycle = counters[.instructions].flatMap { instructions in
            counters[.cycles].flatMap { $0 > 0 ? instructions / $0 : nil }
        }
    }

    /// In words, what was not counted left out: `4120 cycles, 5830 instructions (1.42 a cycle), 0.98 dTLB misses`.
    package var text: String {
        var words: [String] = []
        if let cycles { words.append("\(FigureText.count(cycles)) cycles") }
        if let instructions {
            let rate = instructionsPerCycle.map { " (\(FigureText.significant($0)) a cycle)" } ?? ""
            words.append("\(FigureText.count(instructions)) instructions\(rate)")
        }
        if let dtlbMisses { words.append("\(FigureText.count(dtlbMisses)) dTLB misses") }
        return words.joined(separator: ", ")
    }
}
