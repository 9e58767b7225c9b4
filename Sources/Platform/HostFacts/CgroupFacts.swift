/// The control group whose memory limit this process lives under (cgroups(7)).
public struct CgroupFacts: Hashable, Sendable {
    /// The hierarchy that has the memory controller: 1 or 2; nil without control groups.
    public var version: Int?
    /// The group's path in that hierarchy.
    public var path: String?
    /// The lowest limit of the group and those above it, in bytes; nil when there is none. Page cache counts against it.
    public var memoryLimitBytes: Int?

    /// Reads the text of /proc/self/cgroup: version and path, without the limit; nil when it names no group.
    public init?(parsing text: String) {
        var unified: String?
        for line in ProcText.lines(text) {
            let parts = line.split(separator: ":", maxSplits: 2, omittingEmptySubsequences: false)
            guard parts.count == 3 else { continue }
            if parts[1].split(separator: ",").contains("memory") {
                version = 1
                path = String(parts[2])
                return
            }
            if parts[0] == "0", parts[1].isEmpty { unified = String(parts[2]) }
        }
        guard let unified else { return nil }
        version = 2
        path = unified
    }

    /// The group of this process; nil when /proc/self/cgroup can't be read.
    public static func current(root: String = "") -> CgroupFacts? {
        guard let text = ProcFile.read(root + "/proc/self/cgroup") else { return nil }
        guard var facts = CgroupFacts(parsing: text) else { return nil }
        let mounts = ProcFile.read(root + "/proc/self/mountinfo").flatMap(MountTable.init(parsing:))
        facts.memoryLimitBytes = mounts.flatMap { facts.limit(in: $0, root: root) }
        return facts
    }

    /// A limit's text in bytes; nil for `max` (version 2) and for the huge number that means none in version 1.
    public static func limit(parsing text: String) -> Int? {
        guard let bytes = Int(ProcText.trim(text)), bytes < 1 << 60 else { return nil }
        return bytes
    }

    private func limit(in mounts: MountTable, root: String) -> Int? {
        let mount = mounts.entries.last { entry in
            version == 2 ? entry.type == "cgroup2" : entry.type == "cgroup" && entry.options.contains("memory")
        }
        guard let mount, var group = path else { return nil }
        // In a container the mount's root may be the group itself.
        if mount.root != "/", group.hasPrefix(mount.root) { group.removeFirst(mount.root.count) }
        let file = version == 2 ? "memory.max" : "memory.limit_in_bytes"
        var parts = group.split(separator: "/").filter { $0 != ".." }
        var lowest: Int?
        while true {
            let directory = ([root + mount.mountPoint] + parts.map(String.init)).joined(separator: "/")
            if let limit = ProcFile.read("\(directory)/\(file)").flatMap(Self.limit(parsing:)) {
                lowest = min(lowest ?? limit, limit)
            }
            if parts.isEmpty { return lowest }
            parts.removeLast()
        }
    }
}
