internal import Platform
internal import Results

extension Examination {
    /// Whether the page cache can be seen and emptied, and who else empties it.
    func cache() -> [DoctorFinding] { [seen(), emptied(), reclaimed()].compactMap { $0 } }

    private func seen() -> DoctorFinding? {
        let probe = probes.directory
        guard probe.failure == nil, probe.isOwner else { return nil }
        if let obstacle = probe.residency {
            return DoctorFinding(
                .problem,
                "cachestat",
                found: obstacle.reason,
                effect: "no cache state can be verified, so every case will be refused",
                fix: fix(of: obstacle)
            )
        }
        if let obstacle = probe.cachestat {
            return DoctorFinding(
                .note,
                "cachestat",
                found: obstacle.reason,
                effect: "mincore(2) stands in: slower on large files, and blind to dirty pages",
                fix: fix(of: obstacle)
            )
        }
        guard let resident = probe.residentPages, resident < probe.writtenPages else {
            return DoctorFinding(.ok, "cachestat", found: "cachestat(2) counts the pages of a file")
        }
        return DoctorFinding(
            .problem,
            "cachestat",
            found: "\(resident) of \(probe.writtenPages) pages just written are counted in the cache",
            effect: "the file system keeps its pages elsewhere (overlayfs does), so no cache state can be verified",
            fix: otherDirectory
        )
    }

    private func emptied() -> DoctorFinding? {
        if let obstacle = probes.directory.eviction {
            return DoctorFinding(
                .problem,
                "eviction",
                found: obstacle.reason,
                effect: "no file can be evicted, which every case begins with: all are refused",
                fix: fix(of: obstacle)
            )
        }
        guard let left = probes.directory.residentPagesAfterEviction, !isInMemory else { return nil }
        guard left > 0 else {
            return DoctorFinding(
                .ok,
                "eviction",
                found: "files can be evicted and that be verified: neither root nor drop_caches is needed"
            )
        }
        return DoctorFinding(
            .problem,
            "eviction",
            found: "\(left) of \(probes.directory.writtenPages) pages stayed after fdatasync and POSIX_FADV_DONTNEED",
            effect: "cold cases, and warm ones that refill the cache, will be invalid",
            fix: otherDirectory
        )
    }

    func reclaimed() -> DoctorFinding? {
        guard let states = environment.kernel.damonStates else { return nil }
        let effect = "it may evict page cache that nobody maps, which hurts read engines alone"
        if let thread = states.firstIndex(of: "unknown"), !states.contains("on") {
            return DoctorFinding(
                .note,
                "DAMON",
                found: "there is a DAMON thread, and only root may see whether it is on",
                effect: effect,
                fix: "sudo cat /sys/kernel/mm/damon/admin/kdamonds/\(thread)/state"
            )
        }
        guard let thread = states.firstIndex(of: "on") else {
            return DoctorFinding(.ok, "DAMON", found: "no DAMON thread is on")
        }
        return DoctorFinding(
            .warning,
            "DAMON",
            found: "a DAMON thread is on",
            effect: effect,
            fix: "echo off | sudo tee /sys/kernel/mm/damon/admin/kdamonds/\(thread)/state"
        )
    }
}
