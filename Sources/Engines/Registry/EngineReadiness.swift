/// Whether what an engine needs of the build and of the kernel is there, found out by trying.
package struct EngineReadiness: Hashable, Sendable {
    /// Whether the engine can be used.
    package enum State: Hashable, Sendable {
        /// It can.
        case ready
        /// It was left out of this build, as it is unless it is asked for.
        case notBuilt
        /// The kernel refuses; with a command that lifts that, if there is one.
        case refused(fix: String?)
    }

    /// Whether the engine can be used.
    package let state: State
    /// What was found, in words: of a refusal the reason.
    package let found: String

    /// What was found.
    package init(_ state: State, found: String) {
        self.state = state
        self.found = found
    }

    /// Why the engine can't be used, in a line; nil if it can.
    var obstacle: String? {
        switch state {
        case .ready: nil
        case .notBuilt, .refused(nil): found
        case .refused(let fix?): "\(found) (\(fix))"
        }
    }
}
