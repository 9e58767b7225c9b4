/// The control group whose memory limit this process lives under (cgroups(7)).
package struct CgroupFacts: Hashable, Sendable {
    /// The hierarchy that has the memory controller: 1 or 2; nil without control groups.
    package var version: Int?
    /// The group's path in that hierarchy.
    package var path: String?
    /// The lowest limit of the group and those above it, in bytes; nil when there is none. Page cache counts against it.
    package var memoryLimitBytes: Int?

    /// Reads the text of /proc/self/cgroup: version and path, without the limit; nil when it names no group.
    ///
    /// - Parameter controller: whose hierarchy is looked for; in a hybrid one each controller is in version 1 or in version 2.
    package init?(parsing text: String, controller: String = "memory") {
        var unified: String?
        for line in ProcText.lines(text) {
            let parts = line.split(separator: ":", maxSplits: 2, omittingEmptySubsequences: false)
            guard parts.count == 3 else { continue }
            if parts[1].split(separator: ",").contains(Substring(controller)) {
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
    package static func current(root: String = "") -> CgroupFacts? {
        guard let text = ProcFile.read(root + "/proc/self/cgroup") else { return nil }
        guard var facts = CgroupFacts(parsing: text) else { return nil }
        let mounts = ProcFile.read(root + "/proc/self/mountinfo").flatMap(MountTable.init(parsing:))
        let file = facts.version == 2 ? "memory.max" : "memory.limit_in_bytes"
        facts.memoryLimitBytes = mounts.flatMap { facts.limit(of: "memory", in: $0, root: root, file: file) }
        return facts
    }

    /// A limit's text in bytes; nil for `max` (version 2) and for the huge number that means none in version 1.
    package static func limit(parsing text: String) -> Int? {
        guard let bytes = Int(ProcText.trim(text)), bytes < 1 << 60 else { return nil }
        return bytes
    }

    private func limit(of controller: String, in mounts: MountTable, root: String, file: String) -> Int? {
        folders(of: controller, in: mounts, root: root).compactMap { folder in
            ProcFile.read("\(folder)/\(file)").flatMap(Self.limit(parsing:))
        }.min()
    }

    /// The folders of the group and of those above it that can be seen, the group's own first; none without the controller.
    func folders(of controller: String, in mounts: MountTable, root: String) -> [String] {
        let mount = mounts.entries.last { entry in
            version == 2 ? entry.type == "cgroup2" : entry.type == "cgroup" && entry.options.contains(controller)
        }
        guard let mount, var group = path else { return [] }
        // In a container the mount's root may be the group itself.
        if mount.root != "/", group.hasPrefix(mount.root) { group.removeFirst(mount.root.count) }
        let parts = group.split(separator: "/").filter { $0 != ".." }
        return (0...parts.count).reversed().map { count in
            ([root + mount.mountPoint] + parts.prefix(count).map(String.init)).joined(separator: "/")
        }
    }
}
