internal import Results
internal import Worker

/// Makes the trials of a round out of a worker's answer: one for each engine, whatever happened.
enum RoundAnswer {
    /// The trials reported, and one for each engine that has none: those that were at work when the worker ended have failed, and those
    /// after them were not reached. Where none was at work the round failed before any of them.
    static func trials(_ answer: WorkerAnswer, engines: [Int], round: Int) -> [(engine: Int, trial: Trial)] {
        var reported: [Int: Trial] = [:]
        var began: Set<Int> = []
        for line in answer.lines {
            switch line {
            case .trial(let engine, let trial): reported[engine] = trial
            case .began(let engine): began.insert(engine)
            default: break
            }
        }
        let trouble = answer.trouble ?? "the worker did not report it"
        return engines.enumerated().map { position, engine in
            if let trial = reported[engine] { return (engine, trial) }
            let isAtWork = began.contains(engine) || (began.isEmpty && reported.isEmpty)
            let status: TrialStatus = isAtWork ? (answer.isRefused ? .refused : .failed) : .notReached
            return (engine, Trial(round: round, position: position, status: status, reason: trouble))
        }
    }

    /// A trial for each engine of a case that has no data.
    static func missing(_ data: DataFolder.Missing?, engines: [Int], round: Int) -> [(engine: Int, trial: Trial)] {
        let data = data ?? DataFolder.Missing(status: .failed, reason: "there is no data")
        return engines.enumerated().map { position, engine in
            (engine, Trial(round: round, position: position, status: data.status, reason: data.reason))
        }
    }
}
