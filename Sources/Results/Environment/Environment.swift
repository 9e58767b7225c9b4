/// The machine that a result comes from, and the place of its data: what decides whether two results may be compared.
///
/// nil (left out in JSON) is unknown or not applicable, never 0. Sizes are bytes unless a key says otherwise.
package struct Environment: Hashable, Sendable, Codable {
    /// The processor.
    package var cpu: CPU
    /// The kernel.
    package var kernel: Kernel
    /// The memory.
    package var memory: Memory
    /// The place of the data.
    package var fileSystem: FileSystem
    /// The disk under it; nil for file systems without one (tmpfs, overlay, btrfs, network).
    package var device: Device?
    /// Page sizes.
    package var pages: Pages
    /// The NUMA nodes.
    package var numa: NUMA
    /// Virtual machine and container.
    package var virtualisation: Virtualisation
    /// The load at the start.
    package var load: Load
    /// The stalls before the start.
    package var pressure: Pressure
    /// The limits of the process.
    package var limits: Limits
    /// The performance counters.
    package var counters: Counters
    /// The version of glibc, whose memcpy every copy runs through.
    package var glibcVersion: String?
    /// What was found before the first round that bends the figures of the run's cases; nil in results of earlier versions.
    package var findings: [RunFinding]?

    /// Makes an environment; what is left out is unknown.
    package init(
        cpu: CPU = CPU(),
        kernel: Kernel = Kernel(),
        memory: Memory = Memory(),
        fileSystem: FileSystem = FileSystem(),
        device: Device? = nil,
        pages: Pages = Pages(),
        numa: NUMA = NUMA(),
        virtualisation: Virtualisation = Virtualisation(),
        load: Load = Load(),
        pressure: Pressure = Pressure(),
        limits: Limits = Limits(),
        counters: Counters = Counters(),
        glibcVersion: String? = nil
    ) {
        self.cpu = cpu
        self.kernel = kernel
        self.memory = memory
        self.fileSystem = fileSystem
        self.device = device
        self.pages = pages
        self.numa = numa
        self.virtualisation = virtualisation
        self.load = load
        self.pressure = pressure
        self.limits = limits
        self.counters = counters
        self.glibcVersion = glibcVersion
    }

    enum CodingKeys: String, CodingKey {
        case cpu
        case kernel
        case memory
        case fileSystem = "file_system"
        case device
        case pages
        case numa
        case virtualisation
        case load
        case pressure
        case limits
        case counters
        case glibcVersion = "glibc_version"
        case findings
    }

    /// Written beside the fields and not read back, since it follows from them.
    private enum DerivedKeys: String, CodingKey {
        case fingerprint
    }

    /// Writes all that is known, and the ``fingerprint``.
    package func encode(to encoder: any Encoder) throws {
        var fields = encoder.container(keyedBy: CodingKeys.self)
        try fields.encode(cpu, forKey: .cpu)
        try fields.encode(kernel, forKey: .kernel)
        try fields.encode(memory, forKey: .memory)
        try fields.encode(fileSystem, forKey: .fileSystem)
        try fields.encodeIfPresent(device, forKey: .device)
        try fields.encode(pages, forKey: .pages)
        try fields.encode(numa, forKey: .numa)
        try fields.encode(virtualisation, forKey: .virtualisation)
        try fields.encode(load, forKey: .load)
        try fields.encode(pressure, forKey: .pressure)
        try fields.encode(limits, forKey: .limits)
        try fields.encode(counters, forKey: .counters)
        try fields.encodeIfPresent(glibcVersion, forKey: .glibcVersion)
        try fields.encodeIfPresent(findings, forKey: .findings)
        var derived = encoder.container(keyedBy: DerivedKeys.self)
        try derived.encode(fingerprint, forKey: .fingerprint)
    }
}
