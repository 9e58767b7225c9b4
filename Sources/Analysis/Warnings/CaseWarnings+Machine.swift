import Results
import Workloads

/// The CPUs and limits under which a case was measured.
extension CaseWarnings {
    /// What the last cache before memory holds is read from there, whoever reads it.
    var cached: [Warning] {
        guard let cache = environment?.cpu.lastLevelBytes, let set = WorkingSet(benchCase), set.bytes <= cache,
            summaries.contains(where: { $0.medianNanosecondsPerOperation != nil })
        else { return [] }
        return [.fitsCache(bytes: set.bytes, cache: cache, popular: set.isPopular)]
    }

    var crowded: [Warning] {
        guard let cpus = environment?.cpu.allowed?.count ?? environment?.cpu.onlineCount, cpus > 0,
            benchCase.conditions.threads > cpus
        else {
            return []
        }
        return [.crowded(threads: benchCase.conditions.threads, cpus: cpus)]
    }

    /// What the CPUs that were used have in common, or not.
    var cores: [Warning] {
        guard let cpu = environment?.cpu, benchCase.busyCPUs > 1 else { return [] }
        let used = Set(summaries.compactMap(\.cpus).joined())
        let shared = (cpu.sharedCores ?? []).map { $0.filter(used.contains) }.filter { $0.count > 1 }
        let kinds = (cpu.kinds ?? []).map { $0.filter(used.contains) }.filter { !$0.isEmpty }
        return (shared.isEmpty ? [] : [.sharedCores(shared)]) + (kinds.count > 1 ? [.unlikeCPUs(kinds)] : [])
    }

    var quota: [Warning] {
        guard let cpus = environment?.limits.cpuQuota, Double(benchCase.busyCPUs) > cpus else { return [] }
        return [.quota(busy: benchCase.busyCPUs, cpus: cpus)]
    }

    var throttled: [Warning] {
        summaries.compactMap { summary in
            guard let share = summary.share(summary.counters[.throttledNanoseconds]), share > Self.mostThrottled else {
                return nil
            }
            return .throttled(engine: summary.engine, share: min(1, share))
        }
    }

    var uncounted: [Warning] {
        guard benchCase.conditions.threads > 1, environment?.cpu.flags?.contains("invlpgb") == true else { return [] }
        return [.tlbUncounted]
    }

    var overwrites: [Warning] {
        guard benchCase.work.definition.operation.writes, benchCase.conditions.backing == .file, let environment else {
            return []
        }
        if let cost = calibration?.overwrite {
            return cost.isDear ? [.dearOverwrite(cost, fileSystem: environment.fileSystem.type)] : []
        }
        // Results of 0.1.0, which did not measure it: those of the kernels that it knew keep what it said of them.
        guard environment.findings == nil, environment.fileSystem.type == "ext4",
            let kernel = environment.kernel.number, (kernel.major, kernel.minor) >= (6, 16)
        else { return [] }
        let isLater = (kernel.major, kernel.minor) > (6, 18)
        return [.ext4Overwrite(kernel: "\(kernel.major).\(kernel.minor)", isLater: isLater)]
    }
}
