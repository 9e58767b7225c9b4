extension CgroupFacts {
    /// The version of the hierarchy that has a controller, and the folders of this process's group and those above it; nil where there
    /// is none.
    static func hierarchy(of controller: String, root: String = "") -> (version: Int, folders: [String])? {
        guard let text = ProcFile.read(root + "/proc/self/cgroup"),
            let facts = CgroupFacts(parsing: text, controller: controller), let version = facts.version,
            let mounts = ProcFile.read(root + "/proc/self/mountinfo").flatMap(MountTable.init(parsing:))
        else { return nil }
        let folders = facts.folders(of: controller, in: mounts, root: root)
        return folders.isEmpty ? nil : (version, folders)
    }
}
