import Workloads

/// The job of fio that is nearest to an engine's work in a case, and what it can't express.
struct FioJob {
    /// The lines of its section.
    private(set) var lines: [String] = []
    /// What it does not do as Faultline does, in phrases.
    private(set) var lacks: [String] = []

    /// nil where fio has nothing like it.
    init?(_ benchCase: Case, _ engine: EngineSpec, file: String) {
        guard let nearest = FioEngine.nearest(to: engine) else { return nil }
        lines = ["ioengine=\(nearest.name)"] + nearest.lines
        lacks = nearest.lacks
        switch benchCase.work {
        case .blocks(let work): add(work, benchCase.conditions, file)
        case .smallFiles(let work): add(work, benchCase.conditions, file)
        default: return nil
        }
        add(benchCase.conditions)
        let use = benchCase.work.definition.consumption
        if use != .copy { lacks.append("consume=\(use.rawValue): fio does nothing with the bytes") }
    }

    private mutating func add(_ work: BlockWork, _ conditions: Conditions, _ file: String) {
        lines.append("filename=\(file)")
        lines.append("rw=\(Self.order(work))")
        if let reads = work.readPercentage { lines.append("rwmixread=\(reads)") }
        if case .zipf(let exponent) = work.pattern { lines.append("random_distribution=zipf:\(exponent)") }
        lines.append("bs=\(work.blockSize.bytes)")
        let threads = max(1, conditions.threads)
        let isShared = work.pattern != .sequential && !work.operation.writes && !conditions.isOnePass
        let part =
            isShared ? work.fileSize.bytes : work.fileSize.bytes / threads / work.blockSize.bytes * work.blockSize.bytes
        // fio has no thread without a block.
        let size = max(part, min(work.blockSize.bytes, work.fileSize.bytes))
        lines.append("size=\(size)")
        if !isShared, threads > 1 { lines.append("offset_increment=\(size)") }
        if work.pattern != .sequential, !conditions.isOnePass { lines.append("norandommap=1") }
        if conditions.isOnePass, work.pattern != .sequential {
            lines.append("io_size=\(work.operations * work.blockSize.bytes)")
        }
        switch work.durability {
        case .none: break
        case .end: lines.append("end_fsync=1")
        case .every(let count): lines.append("fdatasync=\(count)")
        }
        if work.mapping == .firstTouch, !conditions.isOnePass {
            lacks.append("mapping=first-touch: fio opens and maps once, before it times")
        }
        if conditions.isOnePass { lacks.append("opening, mapping and closing in the time of the pass") }
    }

    private mutating func add(_ work: SmallFileWork, _ conditions: Conditions, _ file: String) {
        lines += [
            "filename_format=\(file).$jobnum.$filenum", "rw=read", "bs=\(work.fileSize.bytes)",
            "nrfiles=\(max(1, work.fileCount / max(1, conditions.threads)))", "filesize=\(work.fileSize.bytes)",
            "openfiles=1", "file_service_type=\(work.pattern == .sequential ? "sequential" : "random")",
        ]
        lacks.append("open, fstat and close as part of each operation")
    }

    private mutating func add(_ conditions: Conditions) {
        lines.append("numjobs=\(max(1, conditions.threads))")
        if conditions.sharing != .processes { lines.append("thread=1") }
        if conditions.threads > 1, conditions.sharing == .shared {
            lacks.append("one mapping or descriptor for all threads: each job of fio has its own")
        }
        if conditions.isOnePass {
            lines.append("invalidate=1")
        } else {
            // For so long each job goes round and round, as a trial repeats its batch.
            lines += ["invalidate=0", "pre_read=1", "time_based=1", "runtime=1"]
            if conditions.cache.fill != CacheCondition.standardFill { lacks.append("fill=\(conditions.cache.fill)") }
        }
        if let pace = conditions.pace {
            lines.append("rate_iops=\(max(1, pace.rate / max(1, conditions.threads)))")
            lines.append("rate_process=\(pace.arrivals == .poisson ? "poisson" : "linear")")
        }
        if conditions.spinners > 0 { lacks.append("spinners=\(conditions.spinners)") }
        if conditions.backing != .file {
            lacks.append("backing=\(conditions.backing.rawValue): put the file in /dev/shm")
        }
        if conditions.hugePages != .off { lacks.append("huge-pages=\(conditions.hugePages.rawValue)") }
        if conditions.numa != .off { lacks.append("numa=\(conditions.numa): start fio under numactl") }
    }

    private static func order(_ work: BlockWork) -> String {
        let start = work.pattern == .sequential ? "" : "rand"
        guard work.readPercentage == nil else { return "\(start)rw" }
        return start + (work.operation.writes ? "write" : "read")
    }
}
