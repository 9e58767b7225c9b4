/// The operations of which a run records the latency.
package enum LatencyRecording: Hashable, Sendable, CustomStringConvertible {
    /// None.
    case off
    /// Every one.
    case all
    /// One in N, at random.
    case every(Int)

    /// The texts accepted.
    package static let accepted = "off, all, or every:N with N from 1 to 1000000"
    /// The N of `every:N`.
    package static let intervals = 1...1_000_000

    /// The setting as written in suites and results.
    package var description: String {
        switch self {
        case .off: "off"
        case .all: "all"
        case .every(let count): "every:\(count)"
        }
    }
}

extension LatencyRecording: ParameterText {
    /// Reads `off`, `all` or `every:N`.
    package init(parsing text: String) throws(WorkloadError) {
        switch nameAndArgument(text) {
        case ("off", nil): self = .off
        case ("all", nil): self = .all
        case ("every", let argument?):
            guard let count = wholeNumber(argument), Self.intervals.contains(count) else { throw Self.refused(text) }
            self = .every(count)
        default: throw Self.refused(text)
        }
    }
}
