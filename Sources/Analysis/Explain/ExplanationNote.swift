package import Results
package import Workloads

/// Something that an explanation lacks, or takes for granted.
package enum ExplanationNote: Hashable, Sendable {
    /// A share of an engine's time.
    package struct EngineShare: Hashable, Sendable {
        /// The engine, as text.
        package let engine: String
        /// The share of its whole.
        package let share: Double
    }

    /// Why there are no figures of a PMU.
    package enum NotCounted: Hashable, Sendable {
        /// The machine said why.
        case said(String)
        /// It did not say why.
        case unsaid
        /// The run was not to count them in this case.
        case notAsked(EventCounting)
        /// It has counters, which gave nothing.
        case noFigure
        /// It has none.
        case noHardware
        /// The version that made the result did not ask them.
        case olderVersion
    }

    /// Costs that were measured while others had the CPU.
    case busyCosts(CostSpreads)
    /// Engines whose parts add up to more than the whole; each sum as a share of it.
    case sumsAbove([EngineShare])
    /// The same where members have CPUs of their own, which may work at one time.
    case sumsOfTwo([EngineShare])
    /// Engines of whose time a good part is in no part, as a share of the whole.
    case unexplained([EngineShare])
    /// An engine without a figure; the most frequent reason, if there was any trial.
    case noValidTrial(engine: String, StatusReason?)
    /// An engine that is unknown here.
    case unknownEngine(String)
    /// An open loop, which is not taken apart.
    case openLoop
    /// A result without a calibration.
    case noCalibration
    /// A result without controls of any case.
    case noControls
    /// A result without a control of this case.
    case noControl
    /// A control that ran over fewer bytes than the data has.
    case smallRegion(control: Int, data: Int)
    /// Several threads, priced as one by itself.
    case threads(Int)
    /// No figures of a PMU.
    case notCounted(NotCounted)
    /// Figures of a PMU that are those of user code alone.
    case userAlone
}
