/// The keys of a gate file.
package enum GateFileKey: String, CaseIterable, Hashable, Sendable {
    case maxRegression = "max-regression"
    case onInconclusive = "on-inconclusive"
    case baselineTimes = "baseline-times"
    case expectations
    case thresholds
    case counters

    /// The texts accepted, for error messages.
    ///
    /// - Parameter counters: the names of those that can be gated.
    func accepted(_ counters: [String]) -> String {
        switch self {
        case .maxRegression: GatePercentage.accepted
        case .onInconclusive: GateInconclusive.accepted
        case .baselineTimes: GateBaselineTimes.accepted
        case .expectations: "a list of \(GateExpectation.accepted)"
        case .thresholds: "a list of \(GateThreshold.accepted)"
        case .counters: "a list of \(GateTolerance.accepted(counters))"
        }
    }
}
