extension Environment {
    /// What the process may have.
    package struct Limits: Hashable, Sendable, Codable {
        /// The control group hierarchy with the memory controller: 1 or 2.
        package var cgroupVersion: Int?
        /// The memory limit of the control group; nil for none. Page cache counts against it.
        package var cgroupMemoryBytes: Int?
        /// vm.max_map_count: mappings that a process may have.
        package var maximumMappings: Int?

        /// Makes the facts; what is left out is unknown.
        package init(cgroupVersion: Int? = nil, cgroupMemoryBytes: Int? = nil, maximumMappings: Int? = nil) {
            self.cgroupVersion = cgroupVersion
            self.cgroupMemoryBytes = cgroupMemoryBytes
            self.maximumMappings = maximumMappings
        }

        enum CodingKeys: String, CodingKey {
            case cgroupVersion = "cgroup_version"
            case cgroupMemoryBytes = "cgroup_memory_bytes"
            case maximumMappings = "maximum_mappings"
        }
    }
}
