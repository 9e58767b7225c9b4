extension Case {
    /// Finds out whether what is asked of the memory goes together with the work.
    func validateMemory() throws(WorkloadError) {
        guard let memory else { return }
        guard kind == .file else {
            throw WorkloadError(
                "backing, huge-pages or numa with kind small-files",
                accepted: "kind: file: one object that is placed as a whole"
            )
        }
        if memory.hugePages.poolPageSize != nil, memory.backing == .file {
            throw WorkloadError(
                "huge-pages \(memory.hugePages.rawValue) with backing file: MAP_HUGETLB can't map an ordinary file (EINVAL)",
                accepted: "backing: memfd"
            )
        }
        guard memory.backing != .file else { return }
        guard cache == .warm else {
            throw WorkloadError(
                "cache cold with backing \(memory.backing.rawValue): memory has no cold state",
                accepted: "cache: warm"
            )
        }
        guard durability == .none else {
            throw WorkloadError(
                "durability \(durability) with backing \(memory.backing.rawValue): there is no device",
                accepted: "durability: none"
            )
        }
        if memory.backing == .anonymous { try validateAnonymous() }
        guard let pageSize = memory.hugePages.poolPageSize else { return }
        guard fileSize.bytes.isMultiple(of: pageSize) else {
            throw WorkloadError(
                "file-size \(fileSize) with huge-pages \(memory.hugePages.rawValue)",
                accepted: "a multiple of \(ByteSize(pageSize))"
            )
        }
        try validateWrites(of: memory)
    }

    /// Anonymous memory is what its first touch makes of it: there is nothing to read, and no second way to it.
    private func validateAnonymous() throws(WorkloadError) {
        guard operation == .write else {
            throw WorkloadError(
                "operation \(operation.rawValue) with backing anonymous: fresh memory holds nothing to read",
                accepted: "operation: write"
            )
        }
        guard mapping == .firstTouch else {
            throw WorkloadError("mapping steady with backing anonymous", accepted: "mapping: first-touch")
        }
        for engine in engines {
            guard engine.name == "mmap" else {
                throw WorkloadError(
                    "engine '\(engine)' with backing anonymous: there is no file to call on",
                    accepted: "mmap, mmap:populate=write"
                )
            }
            guard engine.options.allSatisfy({ $0.key == "populate" && $0.value == "write" }) else {
                throw WorkloadError(
                    "engine '\(engine)' with backing anonymous: there is nothing to read",
                    accepted: "mmap, mmap:populate=write"
                )
            }
        }
    }

    private func validateWrites(of memory: MemoryRequest) throws(WorkloadError) {
        // read(2) of hugetlbfs is there, write(2) is EINVAL.
        if operation.writes, let engine = engines.first(where: { $0.name != "mmap" }) {
            throw WorkloadError(
                "engine '\(engine.name)' with operation \(operation.rawValue) and huge-pages "
                    + "\(memory.hugePages.rawValue): write(2) on hugetlbfs is EINVAL",
                accepted: "engines: mmap, or operation: read"
            )
        }
    }
}
