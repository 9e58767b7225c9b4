extension BreakEven: Worded {
    /// `turns if a file fault costs less than 1.9 us (here 5.1 us)`.
    package var words: String {
        let side = turnsAt < here ? "less" : "more"
        return "turns if \(cost.words) \(side) than \(FigureText.time(nanoseconds: turnsAt)) "
            + "(here \(FigureText.time(nanoseconds: here)))"
    }
}

extension BreakEven.Cost {
    fileprivate var words: String {
        switch self {
        case .fileFault: "a file fault costs"
        case .anonymousFault: "a first touch of a page costs"
        case .systemCall: "a system call costs"
        case .copying(let size): "copying \(size) costs"
        }
    }
}
