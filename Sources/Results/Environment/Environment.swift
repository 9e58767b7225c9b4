/// The machine that a result comes from, and the place of its data: what decides whether two results may be compared.
///
/// nil (left out in JSON) is unknown or not applicable, never 0. Sizes are bytes unless a key says otherwise.
public struct Environment: Hashable, Sendable, Codable {
    /// The processor.
    public var cpu: CPU
    /// The kernel.
    public var kernel: Kernel
    /// The memory.
    public var memory: Memory
    /// The place of the data.
    public var fileSystem: FileSystem
    /// The disk under it; nil for file systems without one (tmpfs, overlay, btrfs, network).
    public var device: Device?
    /// Page sizes.
    public var pages: Pages
    /// The NUMA nodes.
    public var numa: NUMA
    /// Virtual machine and container.
    public var virtualisation: Virtualisation
    /// The load at the start.
    public var load: Load
    /// The stalls before the start.
    public var pressure: Pressure
    /// The limits of the process.
    public var limits: Limits
    /// The performance counters.
    public var counters: Counters
    /// The version of glibc, whose memcpy every copy runs through.
    public var glibcVersion: String?

    /// Makes an environment; what is left out is unknown.
    public init(
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
    }

    /// Written beside the fields and not read back, since it follows from them.
    private enum DerivedKeys: String, CodingKey {
        case fingerprint
    }

    /// Writes all that is known, and the ``fingerprint``.
    public func encode(to encoder: any Encoder) throws {
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
        var derived = encoder.container(keyedBy: DerivedKeys.self)
        try derived.encode(fingerprint, forKey: .fingerprint)
    }
}
