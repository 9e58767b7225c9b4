extension EventFigures {
    /// In words, what was not counted left out: `4120 cycles, 5830 instructions (1.42 a cycle), 0.98 dTLB misses`.
    package var text: String {
        var words: [String] = []
        if let cycles { words.append(EngineCounts.counted(cycles, "cycle")) }
        if let instructions {
            let rate = instructionsPerCycle.map { " (\(FigureText.significant($0)) a cycle)" } ?? ""
            words.append(EngineCounts.counted(instructions, "instruction") + rate)
        }
        if let dtlbMisses { words.append(EngineCounts.counted(dtlbMisses, "dTLB miss", plural: "es")) }
        return words.joined(separator: ", ")
    }
}
