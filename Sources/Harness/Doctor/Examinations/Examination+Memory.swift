internal import Results

extension Examination {
    /// Memory, its limits, swap and overcommit.
    func memory() -> [DoctorFinding] { [available(), group(), dirty(), swap(), overcommit()].compactMap { $0 } }

    private func available() -> DoctorFinding? {
        guard let available = environment.memory.availableBytes else { return nil }
        return room("memory", "\(Self.size(available)) available", available, \.memoryBytes) { need in
            "free -h, then stop what holds memory until \(Self.size(need)) are available"
        }
    }

    private func group() -> DoctorFinding? {
        if let high = environment.limits.memoryHighBytes, high < environment.limits.cgroupMemoryBytes ?? .max {
            return DoctorFinding(
                .warning,
                "memory limit",
                found: "the control group is slowed down above \(Self.size(high)) (memory.high)",
                effect:
                    "page cache counts against it: above it the kernel takes pages and makes the group's tasks wait",
                fix:
                    "systemd-run --scope -p MemoryHigh=infinity faultline run, or raise memory.high of the control group"
            )
        }
        guard let limit = environment.limits.cgroupMemoryBytes else {
            return DoctorFinding(.ok, "memory limit", found: "no memory limit by a control group")
        }
        let version = environment.limits.cgroupVersion.map { " (cgroup v\($0))" } ?? ""
        let found = "the control group may have \(Self.size(limit))\(version)"
        let finding = room("memory limit", found, limit, \.memoryBytes) { need in
            "systemd-run --scope -p MemoryMax=\(need) faultline run, or raise the container's memory limit"
        }
        guard finding.severity == .ok else { return finding }
        return DoctorFinding(
            .note,
            "memory limit",
            found: found,
            effect: "page cache counts against it: files near its size are evicted while they are measured"
        )
    }

    func dirty() -> DoctorFinding? {
        guard let dirty = environment.memory.dirtyBytes else { return nil }
        let found = "\(Self.size(dirty)) wait to be written to storage"
        guard dirty > 64 << 20 else { return DoctorFinding(.ok, "writeback", found: found) }
        return DoctorFinding(
            .warning,
            "writeback",
            found: found,
            effect: "the device is about to be busy with older writes: cold reads and syncs wait for them",
            fix: "sync"
        )
    }

    private func swap() -> DoctorFinding? {
        guard let total = environment.memory.swapTotalBytes else { return nil }
        guard total > 0 else { return DoctorFinding(.ok, "swap", found: "no swap") }
        let used = environment.memory.swapFreeBytes.map { max(0, total - $0) } ?? 0
        let isUsed = used > total / 10
        return DoctorFinding(
            isUsed ? .warning : .note,
            "swap",
            found: "\(Self.size(used)) of \(Self.size(total)) swap in use",
            effect: "buffers and tmpfs files may be swapped out while page cache is kept, or the other way round",
            fix: isUsed ? "sudo swapoff -a" : nil
        )
    }

    private func overcommit() -> DoctorFinding? {
        guard let overcommit = environment.kernel.overcommit else { return nil }
        let found = "vm.overcommit_memory=\(overcommit)"
        guard overcommit == 2 else { return DoctorFinding(.ok, "overcommit", found: found) }
        return DoctorFinding(
            .warning,
            "overcommit",
            found: found,
            effect: "private and anonymous mappings are refused (ENOMEM) beyond the commit limit",
            fix: "sudo sysctl vm.overcommit_memory=0"
        )
    }
}
