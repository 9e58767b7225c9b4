internal import Glibc

/// The running kernel: uname(2) and /proc/cmdline.
package struct KernelFacts: Hashable, Sendable {
    /// The release, such as `6.18.44`.
    package var release: String
    /// The build, such as `#1 SMP PREEMPT_DYNAMIC`.
    package var version: String
    /// The hardware's name, such as `x86_64`.
    package var architecture: String
    /// The parameters it was started with; nil when /proc/cmdline can't be read.
    package var commandLine: String?

    /// Parameters that change what a fault, a system call or an access costs. A command line may hold much else, of which
    /// some is nobody's business, so results record these alone.
    private static let namesOfInterest: Set = [
        "clocksource", "default_hugepagesz", "hugepages", "hugepagesz", "idle", "init_on_alloc", "init_on_free",
        "iommu",
        "isolcpus", "mem", "mitigations", "nohz", "nohz_full", "nopti", "nosmt", "numa", "numa_balancing",
        "page_reporting",
        "pcid", "preempt", "psi", "pti", "rcu_nocbs", "spectre_v2", "transparent_hugepage", "tsc",
    ]

    /// Those parameters of the command line that bear on measurements, as written; nil when it can't be read.
    package var parametersOfInterest: [String]? {
        commandLine.map { line in
            // What follows a lone "--" is for the first process.
            ProcText.words(line).prefix { $0 != "--" }.filter { word in
                let name = word.prefix { $0 != "=" && $0 != "." }
                return Self.namesOfInterest.contains(String(name))
            }.map(String.init)
        }
    }

    /// Makes the facts.
    package init(release: String, version: String, architecture: String, commandLine: String?) {
        self.release = release
        self.version = version
        self.architecture = architecture
        self.commandLine = commandLine
    }

    /// The size of a base page, in bytes (sysconf(3)).
    package static var pageBytes: Int { PageCache.pageSize }

    /// The kernel that runs this process.
    package static func current() -> KernelFacts {
        var names = utsname()
        _ = unsafe uname(&names)
        return KernelFacts(
            release: text(of: names.release),
            version: text(of: names.version),
            architecture: text(of: names.machine),
            commandLine: ProcFile.line("/proc/cmdline")
        )
    }

    /// The text in one of utsname's arrays, which Swift sees as tuples.
    private static func text<Field: BitwiseCopyable>(of field: Field) -> String {
        unsafe withUnsafeBytes(of: field) { unsafe String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self) }
    }
}
