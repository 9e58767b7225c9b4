internal import Platform
internal import Results

extension EnvironmentProbe {
    static func pages() -> Environment.Pages {
        let huge = TransparentHugePages.current()
        let pools = HugePagePool.current().map { pool in
            Environment.HugePool(pageBytes: pool.pageSize, total: pool.total, free: pool.free)
        }
        return Environment.Pages(
            baseBytes: KernelFacts.pageBytes,
            transparent: huge.enabled,
            defrag: huge.defrag,
            sharedMemory: huge.sharedMemory,
            pools: pools.isEmpty ? nil : pools
        )
    }

    static func numa() -> Environment.NUMA {
        let facts = NUMAFacts.current()
        let nodes = facts.nodes.map { node in
            Environment.Node(
                id: node.id,
                cpus: node.cpus,
                totalBytes: node.totalBytes,
                freeBytes: node.freeBytes,
                distances: node.distances
            )
        }
        return Environment.NUMA(nodes: nodes.isEmpty ? nil : nodes, balancing: facts.balancing)
    }

    static func virtualisation() -> Environment.Virtualisation {
        let facts = VirtualisationFacts.current()
        return Environment.Virtualisation(
            isGuest: facts.isGuest,
            hypervisor: facts.hypervisor,
            isContainer: facts.isContainer
        )
    }

    static func load() -> Environment.Load {
        let load = LoadAverage.current()
        return Environment.Load(
            oneMinute: load?.oneMinute,
            fiveMinutes: load?.fiveMinutes,
            fifteenMinutes: load?.fifteenMinutes,
            stealPercentSinceBoot: CPUTimes.current()?.stealPercentSinceBoot
        )
    }

    static func pressure() -> Environment.Pressure {
        let facts = PressureFacts.current()
        return Environment.Pressure(
            cpuSomePercent: facts.cpu?.someAverage10,
            ioSomePercent: facts.io?.someAverage10,
            ioFullPercent: facts.io?.fullAverage10,
            memorySomePercent: facts.memory?.someAverage10,
            memoryFullPercent: facts.memory?.fullAverage10
        )
    }

    static func limits() -> Environment.Limits {
        let group = CgroupFacts.current()
        var limits = Environment.Limits(
            cgroupVersion: group?.version,
            cgroupMemoryBytes: group?.memoryLimitBytes,
            maximumMappings: VirtualMemorySettings.current().maximumMappings
        )
        let others = GroupLimits.current()
        limits.cpuQuota = others.cpuQuota
        limits.cpuPeriodMicroseconds = others.cpuPeriodMicroseconds
        limits.cpuPeriods = others.throttling?.periods
        limits.throttledPeriods = others.throttling?.throttledPeriods
        limits.cpuWeight = others.cpuWeight
        limits.memoryHighBytes = others.memoryHighBytes
        limits.deviceLimits = others.io.isEmpty ? nil : others.io
        limits.cpuset = others.cpus
        return limits
    }

    static func counters() -> Environment.Counters {
        let facts = PerfEventFacts.current()
        var counters = Environment.Counters(perfEventParanoid: facts.paranoid, hasHardware: facts.hasHardwareCounters)
        switch HardwareCounters.available {
        case .success(.all): counters.scope = .all
        case .success(.user): counters.scope = .user
        case .failure(let refusal):
            counters.scope = Environment.Counters.Scope.none
            counters.reason = refusal.description
        }
        return counters
    }
}
