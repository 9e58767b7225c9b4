internal import Platform
package import Results

/// Finds out where a run takes place: the facts of this machine as the result document records them.
package enum EnvironmentProbe {
    /// The environment of a run whose data lies in `directory`.
    ///
    /// What can't be read is left unknown; nothing here fails. Takes a few milliseconds and changes nothing.
    package static func environment(directory: String) -> Environment {
        var environment = Environment(
            cpu: cpu(),
            kernel: kernel(),
            memory: memory(),
            fileSystem: fileSystem(directory),
            device: device(directory),
            pages: pages(),
            numa: numa(),
            virtualisation: virtualisation(),
            load: load(),
            pressure: pressure(),
            limits: limits(),
            counters: counters(),
            glibcVersion: CLibraryFacts.version()
        )
        environment.addSettings()
        environment.addStorage(directory: directory)
        return environment
    }

    private static func cpu() -> Environment.CPU {
        let facts = CPUFacts.current()
        let frequency = CPUFrequencyFacts.current()
        var cpu = Environment.CPU(
            model: facts?.model,
            vendor: facts?.vendor,
            onlineCount: facts.flatMap { $0.online.isEmpty ? nil : $0.online.count },
            allowed: facts.flatMap { $0.allowed.isEmpty ? nil : $0.allowed },
            flags: facts?.flags,
            governors: frequency.governors.isEmpty ? nil : frequency.governors,
            isBoostOn: frequency.isBoostOn
        )
        let topology = CPUTopology.current(of: facts?.allowed ?? [])
        cpu.sharedCores = topology.sharedCores
        cpu.kinds = topology.kinds.count > 1 ? topology.kinds : nil
        let isolated = topology.isolated.filter { facts?.allowed.contains($0) == true }
        cpu.isolated = isolated.isEmpty ? nil : isolated
        cpu.preferred = topology.cpus.isEmpty ? nil : topology.preferred
        return cpu
    }

    private static func kernel() -> Environment.Kernel {
        let facts = KernelFacts.current()
        let settings = VirtualMemorySettings.current()
        return Environment.Kernel(
            release: facts.release,
            build: facts.version,
            architecture: facts.architecture,
            parameters: facts.parametersOfInterest,
            damonStates: DAMONFacts.current().states,
            overcommit: settings.overcommit,
            dirtyBackgroundPercent: settings.dirtyBackgroundPercent,
            dirtyPercent: settings.dirtyPercent
        )
    }

    private static func memory() -> Environment.Memory {
        let facts = MemoryFacts.current()
        return Environment.Memory(
            totalBytes: facts?.totalBytes,
            availableBytes: facts?.availableBytes,
            dirtyBytes: facts?.dirtyBytes,
            swapTotalBytes: facts?.swapTotalBytes,
            swapFreeBytes: facts?.swapFreeBytes
        )
    }

    private static func fileSystem(_ directory: String) -> Environment.FileSystem {
        let mount = MountTable.entry(holding: directory)
        let space = try? FileSystem(of: directory)
        var system = Environment.FileSystem(
            directory: ProcFile.resolve(directory) ?? directory,
            type: mount?.type,
            source: mount?.source,
            mountPoint: mount?.mountPoint,
            options: mount?.options,
            freeBytes: space?.freeBytes,
            totalBytes: space?.totalBytes
        )
        let stack = StorageStack.below(directory)
        system.layers = stack.layers.map { Environment.StorageLayer($0) }
        system.countsReads = stack.countsReads
        return system
    }

    private static func device(_ directory: String) -> Environment.Device? {
        BlockDeviceFacts.of(path: directory).map { facts in
            Environment.Device(
                name: facts.name,
                readAheadKibibytes: facts.readAheadKibibytes,
                isRotational: facts.isRotational,
                scheduler: facts.scheduler,
                model: facts.model
            )
        }
    }
}

extension Environment.StorageLayer {
    /// A layer as results have it.
    init(_ layer: StorageLayer) {
        self.init(kind: layer.kind.rawValue, detail: layer.detail, holdsCache: layer.holdsCache)
    }
}
