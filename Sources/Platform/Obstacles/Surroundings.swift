/// What of the kernel, the sandbox and the file system decides what an error means.
package struct Surroundings: Hashable, Sendable {
    /// The kernel's version; nil where it is not known.
    package var kernel: KernelVersion?
    /// Whether a seccomp filter is in force (`Seccomp: 2` in /proc/self/status); nil where the kernel does not tell.
    package var isFiltered: Bool?
    /// The type of the file system that a call was about, such as `9p`; nil where it is not known, or none was concerned.
    package var fileSystem: String?

    /// Surroundings as given.
    package init(kernel: KernelVersion? = nil, isFiltered: Bool? = nil, fileSystem: String? = nil) {
        self.kernel = kernel
        self.isFiltered = isFiltered
        self.fileSystem = fileSystem
    }

    /// Those of this process.
    ///
    /// - Parameter path: what the call was about; nil where that is not known.
    package static func current(of path: String? = nil) -> Surroundings {
        Surroundings(
            kernel: KernelVersion(release: KernelFacts.current().release),
            isFiltered: ProcFile.read("/proc/self/status").flatMap(isFiltered(parsing:)),
            fileSystem: path.flatMap(MountTable.entry(holding:))?.type
        )
    }

    /// Whether the text of /proc/PID/status has a filter in force; nil without the line (Linux before 3.8, or no seccomp).
    package static func isFiltered(parsing text: String) -> Bool? {
        ProcText.fields(text)["Seccomp"].map { $0 == "2" }
    }
}
