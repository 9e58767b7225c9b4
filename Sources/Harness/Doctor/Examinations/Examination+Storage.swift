internal import Analysis
internal import Platform
internal import Results

extension Examination {
    /// The directory, its file system and the device under it.
    func storage() -> [DoctorFinding] {
        [writable(), fileSystem(), overwrites(), disk(), readahead()].compactMap { $0 }
    }

    private func writable() -> DoctorFinding {
        let place = environment.fileSystem.directory ?? "the directory"
        if let refusal = probes.directory.refusalForRoot {
            return DoctorFinding(
                .problem,
                "directory",
                found: refusal,
                effect: "run by root refuses it",
                fix: "chmod +t \(directory)"
            )
        }
        if let failure = probes.directory.failure {
            return DoctorFinding(
                .problem,
                "directory",
                found: "no file can be made in \(place): \(failure)",
                effect: "nothing can be measured there",
                fix: otherDirectory
            )
        }
        if !probes.directory.isOwner {
            return DoctorFinding(
                .problem,
                "directory",
                found: "files made in \(place) belong to another user",
                effect: "the kernel hides the page cache of others' files (EPERM): no cache state can be verified",
                fix: otherDirectory
            )
        }
        return DoctorFinding(.ok, "directory", found: "\(place) is writable, its files belong to this user")
    }

    private func fileSystem() -> DoctorFinding? {
        guard let type = environment.fileSystem.type else { return nil }
        let found = "\(type) on \(environment.fileSystem.source ?? "an unknown source")"
        if isInMemory {
            return DoctorFinding(
                .warning,
                "file system",
                found: found,
                effect: "there is no cold state: eviction does nothing, and cold cases will be refused",
                fix: otherDirectory
            )
        }
        // A virtual machine has a topic of its own.
        let caches = layers.filter { $0.holdsCache && $0.kind != "guest" }
        if !caches.isEmpty {
            let uncounted =
                environment.fileSystem.countsReads == false
                ? "; the kernel does not count what is read from there, so device_read_bytes is empty" : ""
            return DoctorFinding(
                .warning,
                "file system",
                found: found + (layers.count > 1 ? ", on " + layers.map(\.words).joined(separator: ", ") : ""),
                effect: "cold is cold on this side only: " + caches.map(\.owner).joined(separator: ", and ")
                    + " may still have the data; mmap may run through other code than read" + uncounted,
                fix: otherDirectory
            )
        }
        return DoctorFinding(.ok, "file system", found: found)
    }

    /// What was measured: whether large folios make small overwrites dear is a matter of file system and kernel.
    private func overwrites() -> DoctorFinding? {
        guard let cost = probes.overwrite else { return nil }
        func time(_ nanoseconds: Double) -> String { "\(Self.decimal(nanoseconds / 1000, digits: 2)) us" }
        let found =
            "1 KiB is overwritten in \(time(cost.smallFolioNanoseconds)) in single pages of the cache, in "
            + "\(time(cost.largeFolioNanoseconds)) in large folios"
        guard cost.isDear else { return DoctorFinding(.ok, "overwriting", found: found) }
        return DoctorFinding(
            .warning,
            "overwriting",
            found: found,
            effect: "write(2) goes through all of a folio here: a verdict on small writes is partly one on this",
            fix: "repeat write cases on another file system: \(otherDirectory)"
        )
    }

    /// What lies below: as it was found, or for the type alone.
    private var layers: [Environment.StorageLayer] {
        environment.fileSystem.layers
            ?? environment.fileSystem.type.flatMap(StorageLayer.fileSystem).map { [.init($0)] } ?? []
    }

    private func disk() -> DoctorFinding? {
        guard let free = environment.fileSystem.freeBytes else { return nil }
        return room("disk", "\(Self.size(free)) free for data", free, \.diskBytes) { need in
            ("df -h \(directory), then make room for \(Self.size(need)) or choose another --directory")
        }
    }

    private func readahead() -> DoctorFinding? {
        // Of the file system's own, where it has one: btrfs, NFS and FUSE read ahead by no disk's.
        let own = environment.fileSystem
        guard let kibibytes = own.readAheadKibibytes ?? environment.device?.readAheadKibibytes else { return nil }
        let name = environment.device?.name ?? own.backingDevice ?? "the file system"
        let file = environment.device.map { "block/\($0.name)/queue" } ?? "class/bdi/\(name)"
        let found = "read_ahead_kb of \(name) is \(kibibytes)"
        guard kibibytes != 128 else { return DoctorFinding(.ok, "readahead", found: found) }
        let effect =
            kibibytes == 0
            ? "without readahead cold sequential cases are slower than elsewhere"
            : "one random page fault of a cold mapping may fetch \(Self.size(kibibytes << 10)) where 128 KiB is usual: cold "
                + "cases differ from other machines, and from each other when only one engine has advice=random"
        return DoctorFinding(
            kibibytes == 0 || kibibytes >= 1024 ? .warning : .note,
            "readahead",
            found: found,
            effect: effect,
            fix: "echo 128 | sudo tee /sys/\(file)/read_ahead_kb"
        )
    }

    /// Compares what there is with what the suites need: a problem when no suite fits, a note when some do not.
    func room(
        _ topic: String,
        _ found: String,
        _ bytes: Int,
        _ need: KeyPath<SuiteNeed, Int>,
        fix: (Int) -> String
    ) -> DoctorFinding {
        let short = needs.filter { bytes < $0[keyPath: need] }
        guard let first = short.first else { return DoctorFinding(.ok, topic, found: found) }
        let list = short.map { "\($0.suite) needs \(Self.size($0[keyPath: need]))" }.joined(separator: ", ")
        return DoctorFinding(
            short.count == needs.count ? .problem : .warning,
            topic,
            found: found,
            effect: list,
            fix: fix(first[keyPath: need])
        )
    }
}
