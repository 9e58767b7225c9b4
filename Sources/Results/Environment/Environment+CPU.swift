extension Environment {
    /// The processor, and how much of it the run may use.
    package struct CPU: Hashable, Sendable, Codable {
        /// The model (/proc/cpuinfo).
        package var model: String?
        /// The vendor, such as `GenuineIntel`.
        package var vendor: String?
        /// CPUs that are online.
        package var onlineCount: Int?
        /// The numbers of the CPUs that the process may run on, ascending.
        package var allowed: [Int]?
        /// Those of the flags hypervisor, invlpgb, constant_tsc and fsrm that it has; nil where no flags are listed.
        package var flags: [String]?
        /// The cpufreq governors in force, each once; nil where there is no cpufreq.
        package var governors: [String]?
        /// Whether the CPUs may exceed their base clock.
        package var isBoostOn: Bool?
        /// The cores of which more than one CPU may be used (SMT), each as those CPUs; nil in results of earlier versions.
        package var sharedCores: [[Int]]?
        /// The CPUs by speed, the fastest kind first, where they are of more than one; nil where they are alike or it is unknown.
        package var kinds: [[Int]]?
        /// Those of the CPUs that the scheduler leaves alone.
        package var isolated: [Int]?
        /// The CPUs in the order in which a run takes them; nil in results of earlier versions.
        package var preferred: [Int]?
        /// The caches of the CPU that a run takes first, from the core outwards; as the next two nil where the kernel does not tell, and in
        /// results of earlier versions.
        package var caches: [Cache]?
        /// Its idle states (C-states), with `(off)` behind one that is switched off.
        package var idleStates: [String]?
        /// Times that heat has slowed CPUs down, before the run.
        package var thermalThrottles: Int?

        /// Makes the facts; what is left out is unknown.
        package init(
            model: String? = nil,
            vendor: String? = nil,
            onlineCount: Int? = nil,
            allowed: [Int]? = nil,
            flags: [String]? = nil,
            governors: [String]? = nil,
            isBoostOn: Bool? = nil
        ) {
            self.model = model
            self.vendor = vendor
            self.onlineCount = onlineCount
            self.allowed = allowed
            self.flags = flags
            self.governors = governors
            self.isBoostOn = isBoostOn
        }

        enum CodingKeys: String, CodingKey {
            case model
            case vendor
            case onlineCount = "online_count"
            case allowed
            case flags
            case governors
            case isBoostOn = "boost"
            case sharedCores = "shared_cores"
            case kinds
            case isolated
            case preferred
            case caches
            case idleStates = "idle_states"
            case thermalThrottles = "thermal_throttles"
        }

        /// The size of the last cache before memory; nil where it is unknown.
        package var lastLevelBytes: Int? {
            caches?.filter { $0.type != "Instruction" }.max { $0.level < $1.level }?.bytes
        }
    }

    /// A cache of a CPU.
    package struct Cache: Hashable, Sendable, Codable {
        /// Its level: 1 is next to the core.
        package var level: Int
        /// `Data`, `Instruction` or `Unified`.
        package var type: String
        /// Its size.
        package var bytes: Int
        /// The CPUs that share it.
        package var cpus: [Int]

        /// A cache.
        package init(level: Int, type: String, bytes: Int, cpus: [Int]) {
            self.level = level
            self.type = type
            self.bytes = bytes
            self.cpus = cpus
        }
    }
}
