extension DirtyMemory {
    /// The same of this process's control group, where one of version 2 limits memory: its share of the background limit. Nil where
    /// none does.
    ///
    /// As the kernel has it (mdtc_calc_avail, domain_dirty_limits in mm/page-writeback.c): the share of the memory that may become
    /// dirty is that of the whole system, and such memory is the group's page cache and what it may still take.
    package static func ofGroup(root: String = "") -> DirtyMemory? {
        guard let (version, folders) = CgroupFacts.hierarchy(of: "memory", root: root), version == 2,
            let headroom = folders.compactMap(headroom(of:)).min(),
            let text = ProcFile.read(folders[0] + "/memory.stat"),
            let vmstat = ProcFile.read(root + "/proc/vmstat"),
            let whole = DirtyMemory(parsing: vmstat), let available = available(vmstat), available > 0
        else { return nil }
        let bytes = { (name: String) in value(of: name, in: text) ?? 0 }
        let cached = bytes("active_file") &+ bytes("inactive_file")
        var group = whole
        group.waitingBytes = bytes("file_dirty") &+ bytes("file_writeback")
        let share = min(1, Double(whole.backgroundBytes) / Double(available))
        group.backgroundBytes = Int(share * Double(min(cached &+ max(0, headroom), available)))
        return group
    }

    /// What a group may still take before its limit, in bytes; nil where it has none.
    private static func headroom(of folder: String) -> Int? {
        let limits = ["memory.max", "memory.high"].compactMap { file in
            ProcFile.read("\(folder)/\(file)").flatMap(CgroupFacts.limit(parsing:))
        }
        guard let limit = limits.min(), let used = ProcFile.integer(folder + "/memory.current") else { return nil }
        return limit - used
    }

    /// The memory of the whole system that may become dirty, in bytes: what is free, and the page cache.
    private static func available(_ vmstat: String) -> Int? {
        guard let free = value(of: "nr_free_pages", in: vmstat) else { return nil }
        let cached = ["nr_active_file", "nr_inactive_file"].reduce(0) { $0 &+ (value(of: $1, in: vmstat) ?? 0) }
        return (free &+ cached) &* PageCache.pageSize
    }
}
