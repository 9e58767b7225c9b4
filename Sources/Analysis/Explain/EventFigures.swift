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
}
