extension Case {
    /// The block sizes accepted.
    package static let blockSizes = ByteSize(64)...ByteSize.mebibytes(16)
    /// The most blocks a file may have: offsets are kept as 31-bit block numbers.
    package static let mostBlocks = Int(Int32.max)

    /// Finds out whether the case can be run at all.
    ///
    /// - Throws: ``WorkloadError`` that names the parameter and what would be accepted.
    package func validate() throws(WorkloadError) {
        try validateSizes()
        try validateCombination()
        try validatePass()
        try validateMemory()
        try validatePace()
        try validateConcurrency()
        try validateEngines()
    }

    private func validateSizes() throws(WorkloadError) {
        let power = blockSize.bytes > 0 && blockSize.bytes & (blockSize.bytes - 1) == 0
        guard power, Self.blockSizes.contains(blockSize) else {
            throw WorkloadError("block-size \(blockSize)", accepted: "a power of two from 64B to 16MiB")
        }
        guard fileSize.bytes >= 1, fileSize <= .gibibytes(16384) else {
            throw WorkloadError("file-size \(fileSize)", accepted: "1B to 16TiB")
        }
        guard blockCount <= Self.mostBlocks else {
            throw WorkloadError(
                "file-size \(fileSize) has more than 2^31 blocks of \(blockSize)",
                accepted: "larger blocks or a smaller file"
            )
        }
        guard (1...1_000_000).contains(fileCount) else {
            throw WorkloadError("files \(fileCount)", accepted: "1 to 1000000")
        }
        guard kind == .smallFiles || fileCount == 1 else {
            throw WorkloadError("files \(fileCount) with kind file", accepted: "kind: small-files, or files: 1")
        }
        guard kind == .file || fileSize <= .mebibytes(64) else {
            throw WorkloadError("file-size \(fileSize) with kind small-files", accepted: "at most 64MiB")
        }
        guard (1...1024).contains(threads) else { throw WorkloadError("threads \(threads)", accepted: "1 to 1024") }
        let units = kind == .file ? blockCount : fileCount
        guard threads <= units else {
            throw WorkloadError(
                "threads \(threads) for \(units) block(s) or file(s)",
                accepted: "at most one thread for each"
            )
        }
        guard operations >= 1 else { throw WorkloadError("operations \(operations)", accepted: "1 or more") }
    }

    private func validateCombination() throws(WorkloadError) {
        guard (readPercentage != nil) == (operation == .mixed) else {
            throw WorkloadError(
                "read-percentage with operation \(operation.rawValue)",
                accepted: "it in mixed cases, and there alone"
            )
        }
        guard readPercentage.map((1...99).contains) ?? true else {
            throw WorkloadError("read-percentage \(readPercentage ?? 0)", accepted: "1 to 99")
        }
        guard cache == .warm || mapping == .firstTouch else {
            throw WorkloadError(
                "cache cold with mapping steady: using a mapping once warms the cache",
                accepted: "mapping: first-touch"
            )
        }
        guard kind == .file || operation == .read else {
            throw WorkloadError("operation \(operation.rawValue) with kind small-files", accepted: "read")
        }
        guard operation.writes || durability == .none else {
            throw WorkloadError("durability \(durability) with operation read", accepted: "none")
        }
        guard operation != .write || consumption == .copy || (consumption == .touch && backing == .anonymous) else {
            throw WorkloadError(
                "consume \(consumption.rawValue) with operation write",
                accepted: backing == .anonymous
                    ? "touch or copy" : "copy: the payload is made in a buffer"
            )
        }
        if case .zipf = pattern, cache == .cold {
            throw WorkloadError(
                "pattern \(pattern) with cache cold: popular blocks would be taken twice, and be warm the second time",
                accepted: "sequential or random, or cache: warm"
            )
        }
    }

    /// No offset is taken twice in a pass.
    private func validatePass() throws(WorkloadError) {
        // Batches of a used mapping may go round in the file; a pass that starts or ends something may not.
        let goesRound = pattern != .sequential || (mapping == .steady && durability == .none)
        guard !goesRound || cache == .cold else {
            guard operations <= Self.mostRandomOperations else {
                throw WorkloadError("operations \(operations)", accepted: "at most \(Self.mostRandomOperations)")
            }
            return
        }
        let units = unitsOfPass / threads
        guard units >= 1 else {
            throw WorkloadError(
                "threads \(threads) for a pass of \(unitsOfPass) page(s)",
                accepted: "at most one thread for each"
            )
        }
        guard operations <= units else {
            throw WorkloadError(
                "operations \(operations) of each thread in one pass",
                accepted: "at most \(units), since no offset is taken twice"
            )
        }
    }

    /// The most operations of a batch of random offsets, which are made before it is timed.
    package static let mostRandomOperations = 1 << 26

    /// The places of one pass: files, blocks, or those of a cold random pass.
    private var unitsOfPass: Int {
        if kind == .smallFiles { return fileCount }
        return cache == .cold && pattern != .sequential ? coldUnits : blockCount
    }

    /// The places that a cold random pass may take: blocks, or pages where a page holds several blocks.
    package var coldUnits: Int {
        let unit = max(blockSize.bytes, Self.pageSize)
        return (fileSize.bytes + unit - 1) / unit
    }

    private func validateEngines() throws(WorkloadError) {
        guard !engines.isEmpty else { throw WorkloadError("no engines", accepted: "a list of at least one") }
        guard Set(engines).count == engines.count else {
            throw WorkloadError("an engine is listed twice", accepted: "each engine once")
        }
        for engine in engines {
            guard let entry = EngineCatalog.entry(named: engine.name) else {
                throw WorkloadError(
                    "unknown engine '\(engine.name)'",
                    accepted: EngineCatalog.names.joined(separator: ", ")
                )
            }
            if let option = engine.options.first(where: { entry.option($0.key)?.kinds.contains(kind) != true }) {
                throw WorkloadError(
                    "engine '\(engine)': option \(option.key) with kind \(kind.rawValue)",
                    accepted: "no option \(option.key)"
                )
            }
            if let refusal = entry.refusal(kind: kind, operation: operation, pattern: pattern) {
                let able = EngineCatalog.entries.filter {
                    $0.refusal(kind: kind, operation: operation, pattern: pattern) == nil
                }
                throw WorkloadError(refusal, accepted: able.map(\.name).joined(separator: ", "))
            }
            if let error = entry.rule(engine, self) { throw error }
        }
    }
}
