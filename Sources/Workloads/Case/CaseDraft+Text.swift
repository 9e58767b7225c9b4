extension CaseDraft {
    /// Sets a parameter from its text, the same in suites and on the command line (`engines` separated by commas
    /// there).
    ///
    /// - Throws: ``WorkloadError`` that says what is accepted; the caller adds the place and the key.
    package mutating func set(_ key: WorkloadKey, to text: String) throws(WorkloadError) {
        switch key {
        case .name: workload = try Self.name(parsing: text)
        case .kind: kind = try WorkKind(parsing: text)
        case .operation: operation = try Operation(parsing: text)
        case .readPercentage: readPercentage = try Self.count(text, in: 1...99, of: key)
        case .pattern: pattern = try Pattern(parsing: text)
        case .blockSize: blockSize = try Self.blockSize(parsing: text)
        case .fileSize: fileSize = try ByteSize(parsing: text)
        case .files: fileCount = try Self.count(text, in: 1...1_000_000, of: key)
        case .threads: threads = try Self.count(text, in: 1...1024, of: key)
        case .sharing: sharing = try Sharing(parsing: text)
        case .spinners: spinners = try Self.count(text, in: 0...1023, of: key)
        case .cache: cache = try CacheState(parsing: text)
        case .fill: fill = try FillMethod(parsing: text)
        case .backing: backing = try Backing(parsing: text)
        case .hugePages: hugePages = try HugePages(parsing: text)
        case .numa: numa = try NUMAPlacement(parsing: text)
        case .mapping: mapping = try MappingMode(parsing: text)
        case .consume: consumption = try Consumption(parsing: text)
        case .durability: durability = try Durability(parsing: text)
        case .rate: rate = try Self.count(text, in: Pace.rates, of: key)
        case .arrivals: arrivals = try Arrivals(parsing: text)
        case .operations: operations = try Self.count(text, in: 1...Int.max, of: key)
        case .engines: engines = try Self.engines(parsing: text)
        }
    }

    /// Reads a workload's name: it is the start of case ids, where `/` and `=` have a meaning.
    package static func name(parsing text: String) throws(WorkloadError) -> String {
        let allowed = text.utf8.allSatisfy { byte in
            switch UInt8(byte) {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"): true
            case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"), UInt8(ascii: "."): true
            default: false
            }
        }
        guard allowed, (1...64).contains(text.utf8.count) else {
            throw WorkloadError("'\(text)' is not a name", accepted: WorkloadKey.name.accepted)
        }
        return text
    }

    /// Reads engines separated by commas: `pread,mmap:advice=random`.
    package static func engines(parsing text: String) throws(WorkloadError) -> [EngineSpec] {
        var engines: [EngineSpec] = []
        for part in text.split(separator: ",", omittingEmptySubsequences: false) {
            engines.append(try EngineSpec(parsing: String(part)))
        }
        return engines
    }

    private static func blockSize(parsing text: String) throws(WorkloadError) -> ByteSize {
        let size = try ByteSize(parsing: text)
        guard Case.blockSizes.contains(size), size.bytes & (size.bytes - 1) == 0 else {
            throw WorkloadError("'\(text)' is not a block size", accepted: WorkloadKey.blockSize.accepted)
        }
        return size
    }

    private static func count(_ text: String, in range: ClosedRange<Int>, of key: WorkloadKey) throws(WorkloadError)
        -> Int
    {
        guard let count = wholeNumber(text), range.contains(count) else {
            throw WorkloadError("'\(text)' is not accepted", accepted: key.accepted)
        }
        return count
    }
}

/// Reads digits alone: no sign, no spaces.
func wholeNumber(_ text: String) -> Int? {
    text.utf8.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) } ? Int(text) : nil
}
