/// The file systems mounted for this process, from /proc/self/mountinfo.
package struct MountTable: Hashable, Sendable {
    /// The mounts, in the kernel's order.
    package var entries: [MountEntry]

    /// Reads mountinfo's text; lines of another shape are left out.
    ///
    /// - Returns: nil when no line could be read.
    package init?(parsing text: String) {
        // Split at newlines alone: a mount point may hold any other character, and escapes only blank, tab, newline and backslash.
        entries = text.split(separator: "\n").compactMap { MountEntry(parsing: String($0)) }
        if entries.isEmpty { return nil }
    }

    /// The mounts of this process; nil when mountinfo can't be read.
    package static func current() -> MountTable? {
        ProcFile.read("/proc/self/mountinfo").flatMap(MountTable.init(parsing:))
    }

    /// The mount that holds an absolute path without symbolic links: the longest mount point above it, and of equal ones the
    /// last, which covers those before it.
    package func entry(for path: String) -> MountEntry? {
        var best: MountEntry?
        for entry in entries where Self.contains(entry.mountPoint, path) {
            if entry.mountPoint.utf8.count >= best?.mountPoint.utf8.count ?? 0 { best = entry }
        }
        return best
    }

    /// The mount that holds an existing file or directory; nil when it does not exist or mountinfo can't be read.
    package static func entry(holding path: String) -> MountEntry? {
        ProcFile.resolve(path).flatMap { current()?.entry(for: $0) }
    }

    private static func contains(_ mountPoint: String, _ path: String) -> Bool {
        mountPoint == "/" || path == mountPoint || path.hasPrefix(mountPoint + "/")
    }
}
