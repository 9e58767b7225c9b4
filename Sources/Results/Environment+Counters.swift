extension Environment {
    /// What perf_event_open(2) would give.
    public struct Counters: Hashable, Sendable, Codable {
        /// kernel.perf_event_paranoid.
        public var perfEventParanoid: Int?
        /// Whether the kernel has a performance monitoring unit.
        public var hasHardware: Bool?

        /// Makes the facts; what is left out is unknown.
        public init(perfEventParanoid: Int? = nil, hasHardware: Bool? = nil) {
            self.perfEventParanoid = perfEventParanoid
            self.hasHardware = hasHardware
        }

        enum CodingKeys: String, CodingKey {
            case perfEventParanoid = "perf_event_paranoid"
            case hasHardware = "hardware"
        }
    }
}
