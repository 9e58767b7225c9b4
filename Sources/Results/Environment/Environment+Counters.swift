extension Environment {
    /// What perf_event_open(2) would give.
    public struct Counters: Hashable, Sendable, Codable {
        /// kernel.perf_event_paranoid.
        public var perfEventParanoid: Int?
        /// Whether the kernel has a performance monitoring unit.
        public var hasHardware: Bool?
        /// Whose cycles, instructions and dTLB misses are counted; nil in results of earlier versions, which counted none.
        public var scope: Scope?
        /// Why they are not counted; nil where they are.
        public var reason: String?

        /// Whose events are counted.
        public enum Scope: String, Hashable, Sendable, Codable {
            /// Those of user code, and of the kernel on its behalf.
            case all
            /// Those of user code alone.
            case user
            /// None.
            case none
        }

        /// Makes the facts; what is left out is unknown.
        public init(
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
