extension Environment {
    /// What the machine runs in.
    public struct Virtualisation: Hashable, Sendable, Codable {
        /// Whether it is a virtual machine.
        public var isGuest: Bool?
        /// The best guess at the hypervisor.
        public var hypervisor: String?
        /// Whether the process runs in a container.
        public var isContainer: Bool?

        /// Makes the facts; what is left out is unknown.
        public init(isGuest: Bool? = nil, hypervisor: String? = nil, isContainer: Bool? = nil) {
            self.isGuest = isGuest
            self.hypervisor = hypervisor
            self.isContainer = isContainer
        }

        enum CodingKeys: String, CodingKey {
            case isGuest = "guest"
            case hypervisor
            case isContainer = "container"
        }
    }
}
