/// The cases in which the CPU's own events (cycles, instructions, dTLB misses) are counted around the timed parts.
package enum EventCounting: String, CaseIterable, Hashable, Sendable, Codable {
    /// None: no event is opened in any trial.
    case off
    /// Those that wait for no device. A thread that has events saves and loads them whenever it is switched, and who waits for a device is
    /// switched with every operation.
    case warm
    /// Every one, as versions before 0.2.0 did.
    case all

    /// The texts accepted.
    package static let accepted = allCases.map(\.rawValue).joined(separator: ", ")
    /// Where nobody says.
    package static let standard = warm

    /// Whether events are counted in a case.
    package func counts(_ benchCase: Case) -> Bool {
        switch self {
        case .off: false
        case .warm: benchCase.conditions.cache.state != .cold
        case .all: true
        }
    }
}
