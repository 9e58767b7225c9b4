/// Whether this is a virtual machine or a container, and whose: a guess from what the kernel shows.
package struct VirtualisationFacts: Hashable, Sendable {
    /// Whether the kernel runs on a hypervisor; nil when nothing tells.
    package var isGuest: Bool?
    /// The best guess at the hypervisor, such as `KVM`; nil on bare metal or when nothing tells.
    package var hypervisor: String?
    /// Whether this process runs in a container.
    package var isContainer: Bool

    /// What the guess is made from.
    package struct Evidence: Sendable {
        /// The `hypervisor` flag of /proc/cpuinfo; nil where flags do not tell (ARM).
        package var hypervisorFlag: Bool?
        /// /sys/class/dmi/id/sys_vendor.
        package var vendor: String?
        /// /sys/class/dmi/id/product_name.
        package var product: String?
        /// /sys/hypervisor/type, which Xen has.
        package var hypervisorType: String?
        /// /sys/devices/system/clocksource/clocksource0/available_clocksource.
        package var clockSources: String?
        /// /proc/cmdline.
        package var commandLine: String?
        /// /proc/1/cgroup.
        package var firstGroups: String?
        /// Whether /.dockerenv or /run/.containerenv exists.
        package var hasContainerFile = false

        /// No evidence yet.
        package init() {}
    }

    /// Guesses.
    package init(evidence: Evidence) {
        let guess = Self.hypervisor(evidence)
        isGuest = evidence.hypervisorFlag ?? (guess == nil ? nil : true)
        // A machine of a cloud's name without the flag is one of its bare-metal offers.
        hypervisor = isGuest == true ? guess : nil
        isContainer = evidence.hasContainerFile || Self.namesContainer(evidence.firstGroups ?? "")
    }

    /// The guess for this machine.
    package static func current(root: String = "") -> VirtualisationFacts {
        var evidence = Evidence()
        let cpu = ProcFile.read(root + "/proc/cpuinfo").map(ProcText.fields)
        evidence.hypervisorFlag = cpu?["flags"].map { ProcText.words($0).contains("hypervisor") }
        evidence.vendor = ProcFile.line(root + "/sys/class/dmi/id/sys_vendor")
        evidence.product = ProcFile.line(root + "/sys/class/dmi/id/product_name")
        evidence.hypervisorType = ProcFile.line(root + "/sys/hypervisor/type")
        evidence.clockSources = ProcFile.line(
            root + "/sys/devices/system/clocksource/clocksource0/available_clocksource"
        )
        evidence.commandLine = ProcFile.line(root + "/proc/cmdline")
        evidence.firstGroups = ProcFile.read(root + "/proc/1/cgroup")
        evidence.hasContainerFile =
            ProcFile.exists(root + "/.dockerenv") || ProcFile.exists(root + "/run/.containerenv")
        return VirtualisationFacts(evidence: evidence)
    }

    /// Parts of DMI names, in lower case, and what they stand for; the first that fits counts.
    private static let names = [
        ("amazon ec2", "Amazon EC2"), ("google compute engine", "Google Compute Engine"),
        ("firecracker", "Firecracker"), ("vmware", "VMware"), ("virtualbox", "VirtualBox"), ("innotek", "VirtualBox"),
        ("parallels", "Parallels"), ("digitalocean", "DigitalOcean"), ("hetzner", "Hetzner"),
        ("openstack", "OpenStack"), ("alibaba", "Alibaba Cloud"),
        ("microsoft corporation virtual machine", "Hyper-V"), ("bhyve", "bhyve"), ("xen", "Xen"),
        ("apple virtualization", "Apple Virtualization"), ("qemu", "QEMU"), ("kvm", "KVM"),
    ]

    private static func hypervisor(_ evidence: Evidence) -> String? {
        let machine = [evidence.vendor, evidence.product].compactMap { $0?.lowercased() }.joined(separator: " ")
        if let name = names.first(where: { machine.contains($0.0) }) { return name.1 }
        if let type = evidence.hypervisorType { return type == "xen" ? "Xen" : type }
        if evidence.commandLine?.lowercased().contains("firecracker") == true { return "Firecracker" }
        let clocks = evidence.clockSources ?? ""
        if clocks.contains("kvm-clock") { return "KVM" }
        if clocks.contains("hyperv") { return "Hyper-V" }
        return nil
    }

    private static func namesContainer(_ groups: String) -> Bool {
        ["/docker", "/kubepods", "/lxc", "libpod", "containerd"].contains { groups.contains($0) }
    }
}
