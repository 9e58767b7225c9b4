extension Environment {
    /// What perf_event_open(2) would give.
    package struct Counters: Hashable, Sendable, Codable {
        /// kernel.perf_event_paranoid.
        package var perfEventParanoid: Int?
        /// Whether the kernel has a performance monitoring unit.
        package var hasHardware: Bool?
        /// Whose cycles, instructions and dTLB misses are counted; nil in results of earlier versions, which counted none.
        package var scope: Scope?
        /// Why they are not counted; nil where they are.
        package var reason: String?

        /// Whose events are counted.
        package enum Scope: String, Hashable, Sendable, Codable {
            /// Those of user code, and of the kernel on its behalf.
            case all
            /// Those of user code alone.
            case user
            /// None.
            case none
        }

        /// Makes the facts; what is left out is unknown.
        package init(
            perfEventParanoid: Int? = nil,
            hasHardware: Bool? = nil,
            scope: Scope? = nil,
            reason: String? = nil
        ) {
            self.perfEventParanoid = perfEventParanoid
            self.hasHardware = hasHardware
            self.scope = scope
            self.reason = reason
        }

        enum CodingKeys: String, CodingKey {
            case perfEventParanoid = "perf_event_paranoid"
            case hasHardware = "hardware"
            case scope
            case reason
        }
    }
}
