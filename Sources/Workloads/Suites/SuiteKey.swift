/// The keys of a suite file.
package enum SuiteKey: String, CaseIterable, Hashable, Sendable {
    case summary
    case rounds
    case looks
    case timeBudget = "time-budget"
    case minTrial = "min-trial"
    case latency
    case counters
    case workloads

    /// The texts accepted, for error messages.
    package var accepted: String {
        let rounds = "\(SuiteLimits.rounds.lowerBound) to \(SuiteLimits.rounds.upperBound)"
        return switch self {
        case .summary: "one sentence"
        case .rounds: "a whole number from \(rounds)"
        case .looks: "an ascending list of whole numbers from \(rounds), such as [16, 32, 48]"
        case .timeBudget: "\(SuiteLimits.timeBudget.lowerBound) to \(SuiteLimits.timeBudget.upperBound)"
        case .minTrial: "\(SuiteLimits.minTrial.lowerBound) to \(SuiteLimits.minTrial.upperBound)"
        case .latency: LatencyRecording.accepted
        case .counters: EventCounting.accepted
        case .workloads: "a list of workloads"
        }
    }
}
