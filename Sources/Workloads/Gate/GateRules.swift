/// What `faultline gate` holds a run against: from options, a gate file, or both.
package struct GateRules: Hashable, Sendable {
    /// The most that a build may be slower than the other where no threshold says otherwise, as a share.
    package var maxRegression = GateRules.defaultMaxRegression
    /// What an answer that could not be found means for the exit code.
    package var onInconclusive = GateInconclusive.fail
    /// What times of a stored baseline are good for.
    package var baselineTimes = GateBaselineTimes.advise
    /// Engine ratios that have to hold. All of them count.
    package var expectations: [GateExpectation] = []
    /// Limits for some cases. Of those that match, the last counts.
    package var thresholds: [GateThreshold] = []
    /// Tolerances of counters for some cases. Of those that match, the last counts.
    package var tolerances: [GateTolerance] = []

    /// 5 %: below it the looks at 16, 32 and 48 rounds mostly end inconclusive on a shared machine.
    package static let defaultMaxRegression = 0.05

    /// Rules with nothing given.
    package init() {}
}

/// What an answer that could not be found means.
package enum GateInconclusive: String, ParameterChoice, Hashable, Sendable, Codable {
    /// The gate ends with 2.
    case fail
    /// It passes, with a warning.
    case warn
    /// It passes.
    case pass
}

/// What times of a stored baseline are good for: another day's offset alone raises 8 to 44 % false alarms in simulation.
package enum GateBaselineTimes: String, ParameterChoice, Hashable, Sendable, Codable {
    /// They decide as measured ones do.
    case block
    /// They are shown and never decide.
    case advise
    /// They are not compared.
    case off
}
