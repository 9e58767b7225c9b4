extension Environment {
    /// What the process may have.
    package struct Limits: Hashable, Sendable, Codable {
        /// The control group hierarchy with the memory controller: 1 or 2.
        package var cgroupVersion: Int?
        /// The memory limit of the control group; nil for none. Page cache counts against it.
        package var cgroupMemoryBytes: Int?
        /// vm.max_map_count: mappings that a process may have.
        package var maximumMappings: Int?
        /// The CPUs that the control group may use at a time, by its quota; nil for none.
        package var cpuQuota: Double?
        /// The period of the quota.
        package var cpuPeriodMicroseconds: Int?
        /// How many of those periods had ended before the run, with something to run.
        package var cpuPeriods: Int?
        /// In how many of them the quota was used up.
        package var throttledPeriods: Int?
        /// The group's share of contested CPUs, with the name of its file; nil for the default.
        package var cpuWeight: String?
        /// memory.high: above it the group is slowed down; nil for none.
        package var memoryHighBytes: Int?
        /// Limits of devices as io.max has them; nil for none.
        package var deviceLimits: [String]?
        /// The CPUs of the cpuset; nil where it has all that are online.
        package var cpuset: [Int]?
        /// The limits of the process (/proc/self/limits), those that are limits; nil in results of earlier versions.
        package var process: [String]?

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
            case cpuQuota = "cpu_quota"
            case cpuPeriodMicroseconds = "cpu_period_us"
            case cpuPeriods = "cpu_periods"
            case throttledPeriods = "throttled_periods"
            case cpuWeight = "cpu_weight"
            case memoryHighBytes = "memory_high_bytes"
            case deviceLimits = "io_max"
            case cpuset
            case process
        }
    }
}
