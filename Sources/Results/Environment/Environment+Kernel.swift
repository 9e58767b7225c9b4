extension Environment {
    /// The running kernel.
    package struct Kernel: Hashable, Sendable, Codable {
        /// The release (uname -r).
        package var release: String?
        /// The build (uname -v).
        package var build: String?
        /// The hardware (uname -m).
        package var architecture: String?
        /// Those of its start parameters (/proc/cmdline) that bear on the measurements; nil when they can't be read.
        package var parameters: [String]?
        /// The states of DAMON's threads, `on`, `off` or `unknown`: one that reclaims evicts page cache that nobody maps.
        package var damonStates: [String]?
        /// vm.overcommit_memory: 0 heuristic, 1 always, 2 never.
        package var overcommit: Int?
        /// vm.dirty_background_ratio: from here on dirty pages are written in the background.
        package var dirtyBackgroundPercent: Int?
        /// vm.dirty_ratio: from here on writers are slowed down.
        package var dirtyPercent: Int?
        /// The weaknesses of the processor with what the kernel does against them, those that it has; as the next two nil where the kernel
        /// does not tell, and in results of earlier versions.
        package var vulnerabilities: [String]?
        /// How it preempts itself: `none`, `voluntary`, `lazy`, `full`, `rt` or `dynamic`.
        package var preemption: String?
        /// lru_gen/enabled, or `absent`.
        package var generations: String?

        /// Makes the facts; what is left out is unknown.
        package init(
            release: String? = nil,
            build: String? = nil,
            architecture: String? = nil,
            parameters: [String]? = nil,
            damonStates: [String]? = nil,
            overcommit: Int? = nil,
            dirtyBackgroundPercent: Int? = nil,
            dirtyPercent: Int? = nil
        ) {
            self.release = release
            self.build = build
            self.architecture = architecture
            self.parameters = parameters
            self.damonStates = damonStates
            self.overcommit = overcommit
            self.dirtyBackgroundPercent = dirtyBackgroundPercent
            self.dirtyPercent = dirtyPercent
        }

        enum CodingKeys: String, CodingKey {
            case release
            case build
            case architecture
            case parameters
            case damonStates = "damon_states"
            case overcommit
            case dirtyBackgroundPercent = "dirty_background_percent"
            case dirtyPercent = "dirty_percent"
            case vulnerabilities
            case preemption
            case generations = "mglru"
        }

        /// Major and minor number of the release; nil when it has none.
        package var number: (major: Int, minor: Int)? {
            let parts = (release ?? "").split(separator: ".").prefix(2).map { Int($0.prefix { $0.isNumber }) }
            guard parts.count == 2, let major = parts[0], let minor = parts[1] else { return nil }
            return (major, minor)
        }
    }
}
