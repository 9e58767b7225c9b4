/// What the PMU counted for one operation of an engine, medians over its valid trials.
public struct EventFigures: Hashable, Sendable, Encodable {
    /// CPU cycles.
    public let cycles: Double?
    /// Instructions retired.
    public let instructions: Double?
    /// Instructions for each cycle.
    public let instructionsPerCycle: Double?
    /// Loads whose translation the data TLB did not have.
    public let dtlbMisses: Double?

    /// The figures of an engine; nil where none was counted.
    public init?(_ counters: OperationCounters) {
        cycles = counters.cycles
        instructions = counters.instructions
        dtlbMisses = counters.dtlbMisses
        if cycles == nil, instructions == nil, dtlbMisses == nil { return nil }
        instructionsPerCycle = counters.instructions.flatMap { instructions in
            counters.cycles.flatMap { $0 > 0 ? instructions / $0 : nil }
        }
    }

    /// In words, what was not counted left out: `4120 cycles, 5830 instructions (1.42 a cycle), 0.98 dTLB misses`.
    public var text: String {
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
