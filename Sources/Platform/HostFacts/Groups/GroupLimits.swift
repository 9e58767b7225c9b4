/// What the control groups of this process hold it to beside memory and huge pages (cgroups(7)), of version 1 or 2.
package struct GroupLimits: Hashable, Sendable {
    /// The CPUs that a group may use at a time, such as 0.5: the lowest quota over its period, of the group and those above it; nil
    /// for none. Counts no CPU in particular: all of the group's tasks stop when it is used up, until the next period.
    package var cpuQuota: Double?
    /// The period of that quota, in microseconds.
    package var cpuPeriodMicroseconds: Int?
    /// The share that the group gets of CPUs that others want, with the file's name, such as `cpu.weight=50`; nil for the default.
    package var cpuWeight: String?
    /// memory.high, in bytes: above it the group is slowed down and its pages are taken; nil for none, and in version 1.
    package var memoryHighBytes: Int?
    /// Limits of devices as io.max has them, such as `254:0 rbps=20971520`, of the group and those above it; empty for none.
    package var io: [String] = []
    /// The CPUs of the cpuset; nil where there is none, or it has all that are online.
    package var cpus: [Int]?
    /// How often the quota's periods have ended so far, and how often all of one was used up; nil without a quota.
    package var throttling: Throttling?

    /// No limits.
    package init() {}

    /// Those of this process.
    package static func current(root: String = "") -> GroupLimits {
        var limits = GroupLimits()
        limits.readCPU(root: root)
        limits.readMemory(root: root)
        limits.readIO(root: root)
        limits.readCPUs(root: root)
        limits.throttling = Throttling.current(root: root)
        return limits
    }

    private mutating func readCPU(root: String) {
        guard let (version, folders) = CgroupFacts.hierarchy(of: "cpu", root: root) else { return }
        let quotas = folders.compactMap { Quota(folder: $0, version: version) }
        if let least = quotas.min(by: { $0.cpus < $1.cpus }) {
            cpuQuota = least.cpus
            cpuPeriodMicroseconds = least.period
        }
        let (file, usual) = version == 2 ? ("cpu.weight", 100) : ("cpu.shares", 1024)
        if let weight = ProcFile.integer("\(folders[0])/\(file)"), weight != usual { cpuWeight = "\(file)=\(weight)" }
    }

    private mutating func readMemory(root: String) {
        guard let (version, folders) = CgroupFacts.hierarchy(of: "memory", root: root), version == 2 else { return }
        memoryHighBytes = folders.compactMap { ProcFile.read("\($0)/memory.high").flatMap(CgroupFacts.limit(parsing:)) }
            .min()
    }

    private mutating func readIO(root: String) {
        if let (version, folders) = CgroupFacts.hierarchy(of: "blkio", root: root), version == 1 {
            let files = [("read_bps", "rbps"), ("write_bps", "wbps"), ("read_iops", "riops"), ("write_iops", "wiops")]
            for folder in folders {
                for (file, name) in files {
                    let text = ProcFile.read("\(folder)/blkio.throttle.\(file)_device") ?? ""
                    io += ProcText.lines(text).compactMap { line in
                        let words = ProcText.words(line)
                        return words.count == 2 ? "\(words[0]) \(name)=\(words[1])" : nil
                    }
                }
            }
        }
        guard let (version, folders) = CgroupFacts.hierarchy(of: "io", root: root), version == 2 else { return }
        for folder in folders {
            io += ProcText.lines(ProcFile.read(folder + "/io.max") ?? "").compactMap { line in
                let words = ProcText.words(line).filter { !$0.hasSuffix("=max") }
                return words.count < 2 ? nil : words.joined(separator: " ")
            }
        }
    }

    private mutating func readCPUs(root: String) {
        guard let (version, folders) = CgroupFacts.hierarchy(of: "cpuset", root: root) else { return }
        let files = version == 2 ? ["cpuset.cpus.effective"] : ["cpuset.effective_cpus", "cpuset.cpus"]
        let found = files.lazy.compactMap { ProcFile.read("\(folders[0])/\($0)").flatMap(ProcText.list) }.first
        let online = ProcFile.read(root + "/sys/devices/system/cpu/online").flatMap(ProcText.list)
        if let found, !found.isEmpty, found != online { cpus = found }
    }
}

/// A quota of CPU time: so much of each period.
struct Quota {
    /// The CPUs that it comes to.
    let cpus: Double
    /// The period, in microseconds.
    let period: Int

    /// The quota of one group: cpu.max, or cpu.cfs_quota_us and cpu.cfs_period_us; nil where it has none.
    init?(folder: String, version: Int) {
        let quota: Int?
        let length: Int?
        if version == 2 {
            let words = ProcText.words(ProcFile.line(folder + "/cpu.max") ?? "").map { Int($0) }
            (quota, length) = (words.first ?? nil, words.count > 1 ? words[1] : nil)
        } else {
            quota = ProcFile.integer(folder + "/cpu.cfs_quota_us")
            length = ProcFile.integer(folder + "/cpu.cfs_period_us")
        }
        guard let quota, let length, quota > 0, length > 0 else { return nil }
        cpus = Double(quota) / Double(length)
        period = length
    }
}
