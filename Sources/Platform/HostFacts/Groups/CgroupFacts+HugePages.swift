extension CgroupFacts {
    /// A limit on hugetlb pages of one size, of a group, in bytes.
    struct HugePageLimit: Hashable {
        let limit: Int
        /// What all members of the group have, those of groups below it too.
        let used: Int
    }

    /// The limits on hugetlb pages of one size, of the group of this process and those above it. Pages that are mapped count, and so do
    /// pages that a mapping has reserved (Documentation/admin-guide/cgroup-v1/hugetlb.rst).
    ///
    /// - Parameter page: the size as the files' names have it, such as `2MB`.
    static func hugePageLimits(page: String, root: String = "") -> [HugePageLimit] {
        guard let text = ProcFile.read(root + "/proc/self/cgroup"),
            let facts = CgroupFacts(parsing: text, controller: "hugetlb"),
            let mounts = ProcFile.read(root + "/proc/self/mountinfo").flatMap(MountTable.init(parsing:))
        else { return [] }
        let (most, used) = facts.version == 2 ? ("max", "current") : ("limit_in_bytes", "usage_in_bytes")
        return facts.folders(of: "hugetlb", in: mounts, root: root).flatMap { folder in
            ["hugetlb.\(page)", "hugetlb.\(page).rsvd"].compactMap { name in
                ProcFile.read("\(folder)/\(name).\(most)").flatMap(limit(parsing:)).map { limit in
                    HugePageLimit(limit: limit, used: ProcFile.integer("\(folder)/\(name).\(used)") ?? 0)
                }
            }
        }
    }
}
