package import Engines
package import Platform
package import Results

/// What the doctor found by trying, beside the facts of the environment.
package struct DoctorProbes: Sendable {
    /// What the data directory is good for.
    package var directory: DirectoryProbe
    /// CPU time that the hypervisor gave to others just now, in percent; nil when it can't be known.
    package var stealPercent: Double?
    /// Whether the caller was built without optimisation.
    package var isDebugBuild: Bool
    /// What placement on nodes can be asked for here, as its calls were tried.
    package var numa: NUMALibrary.State
    /// The engines that need something of build or kernel, each with whether it is there.
    package var engines: [(engine: String, readiness: EngineReadiness)]
    /// Whether hardware counters can be opened, and whose events they count.
    package var counters: Result<HardwareCounters.Scope, CounterRefusal>
    /// The hugetlb pages by size.
    package var hugePages: [HugePageProbe]
    /// A folder on another file system that would do; nil where none was found.
    package var elsewhere: String?
    /// What runs have left whose processes are gone.
    package var leftovers: [Leftover] = []
    /// What small overwrites cost in the directory; nil where that could not be measured.
    package var overwrite: OverwriteCost?
    /// A run is at work on this machine.
    package var isRunAtWork = false

    /// Makes probes.
    package init(
        directory: DirectoryProbe,
        stealPercent: Double?,
        isDebugBuild: Bool,
        numa: NUMALibrary.State = NUMALibrary.state,
        engines: [(engine: String, readiness: EngineReadiness)] = EngineAvailability.readiness,
        counters: Result<HardwareCounters.Scope, CounterRefusal> = HardwareCounters.available,
        hugePages: [HugePageProbe] = [],
        elsewhere: String? = "/var/tmp"
    ) {
        self.directory = directory
        self.stealPercent = stealPercent
        self.isDebugBuild = isDebugBuild
        self.numa = numa
        self.engines = engines
        self.counters = counters
        self.hugePages = hugePages
        self.elsewhere = elsewhere
    }
}
