internal import Platform
package import Results

/// What results have had since a version after the first.
extension Environment {
    /// Adds the settings of kernel and processor.
    ///
    /// - Parameter root: what stands for `/` of another machine, whose files are read.
    package mutating func addSettings(root: String = "") {
        let cpus = cpu.preferred ?? cpu.allowed ?? []
        if let first = cpus.first {
            let caches = CPUCache.all(ofCPU: first, root: root).map {
                Cache(level: $0.level, type: $0.type, bytes: $0.bytes, cpus: $0.cpus)
            }
            cpu.caches = caches.isEmpty ? nil : caches
        }
        let idle = IdleCounts.current(of: cpus, root: root)
        let states = idle.entries.keys.sorted().map { idle.disabled.contains($0) ? "\($0) (off)" : $0 }
        cpu.idleStates = states.isEmpty ? nil : states
        cpu.thermalThrottles = idle.throttles
        kernel.vulnerabilities = Vulnerabilities.current(root: root)
        kernel.preemption = KernelFacts.current().preemption(root: root)
        let reclaim = ReclaimFacts.current(root: root)
        kernel.generations = reclaim.generations
        memory.zswap = reclaim.zswap
        let huge = TransparentHugePages.current(root: root)
        pages.sizes = huge.sizes
        pages.sharedSizes = huge.sharedSizes
        limits.process = ProcessLimits.current(root: root)
    }

    /// Adds what lies under the data.
    mutating func addStorage(directory: String) {
        guard let mount = MountTable.entry(holding: directory) else { return }
        fileSystem.accessTimes = mount.accessTimes
        fileSystem.encryption = Encryption.below(directory)
        let backing = BackingDevice.of(path: directory)
        fileSystem.backingDevice = backing?.name
        fileSystem.readAheadKibibytes = backing?.readAheadKibibytes
    }
}
