extension EventFigures {
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
