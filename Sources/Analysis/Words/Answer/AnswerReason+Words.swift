import Workloads

extension AnswerReason {
    /// The reason as a clause; `place` says which case it is taken from.
    package func words(at place: String) -> String {
        let share = FigureText.percent(share)
        let unit = benchCase.work.definition.unit
        if cost == .calls, benchCase.access(of: loser) == .calls, benchCase.access(of: winner) == .mapped {
            let call = unit.isOneCall ? "a system call for each \(unit.size.words)" : "system calls"
            return "\(winner) saves \(call) (\(share) of \(loser)'s time on \(place))"
        }
        return "\(costWords) \(share) of \(loser)'s time on \(place)"
    }

    private var costWords: String {
        switch cost {
        case .calls: "system calls are"
        case .mapping: "mapping and unmapping are"
        case .opening: "opening and closing are"
        case .syncing: "\(syncCall) is"
        case .faults: "page faults are"
        case .copying: "copying is"
        case .memory: "fetching and using the bytes is"
        case .waiting: "waiting for the device is"
        }
    }
}
