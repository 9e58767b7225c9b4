extension Environment {
    /// What the machine runs in.
    package struct Virtualisation: Hashable, Sendable, Codable {
        /// Whether it is a virtual machine.
        package var isGuest: Bool?
        /// The best guess at the hypervisor.
        package var hypervisor: String?
        /// Whether the process runs in a container.
        package var isContainer: Bool?

        /// Makes the facts; what is left out is unknown.
        package init(isGuest: Bool? = nil, hypervisor: String? = nil, isContainer: Bool? = nil) {
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
