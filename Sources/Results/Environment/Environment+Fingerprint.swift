extension Environment {
    /// One fact that two results must share if their times are to be compared.
    package struct ComparableFact: Hashable, Sendable {
        /// What it is, such as `kernel release`.
        package let name: String
        /// Its value; `unknown` when it is not known.
        package let value: String
    }

    /// The facts that every result has had since the first version, in a fixed order. Memory is rounded to whole GiB, since kernels
    /// keep a little of it. Of the CPUs that may be used it is their number here; the set is compared beside.
    private var firstFacts: [ComparableFact] {
        let gibibytes = memory.totalBytes.map { $0 >> 30 + ($0 >> 29) & 1 }
        let facts: [(String, String?)] = [
            ("CPU model", cpu.model),
            ("CPUs online", cpu.onlineCount.map(String.init)),
            ("CPUs allowed", cpu.allowed.map { String($0.count) }),
            ("architecture", kernel.architecture),
            ("kernel release", kernel.release),
            ("memory GiB", gibibytes.map { String($0) }),
            ("file system", fileSystem.type),
            ("device read_ahead_kb", device == nil ? "none" : device?.readAheadKibibytes.map(String.init)),
            ("base page bytes", pages.baseBytes.map(String.init)),
            ("THP enabled", pages.transparent),
            ("THP shmem_enabled", pages.sharedMemory),
        ]
        return facts.map { ComparableFact(name: $0.0, value: $0.1 ?? "unknown") }
    }

    /// Limits of control groups, those that there are: results of earlier versions have none of them.
    private var limitFacts: [ComparableFact] {
        let facts: [(String, String?)] = [
            ("CPU quota", limits.cpuQuota.map { "\($0)" }),
            ("CPU quota period us", limits.cpuPeriodMicroseconds.map(String.init)),
            ("CPU weight", limits.cpuWeight),
            ("memory limit bytes", limits.cgroupMemoryBytes.map(String.init)),
            ("memory.high bytes", limits.memoryHighBytes.map(String.init)),
            ("device limits", limits.deviceLimits?.joined(separator: "; ")),
        ]
        return facts.compactMap { name, value in value.map { ComparableFact(name: name, value: $0) } }
    }

    /// The facts behind ``fingerprint``. A memory limit is compared and is none of them: results of earlier versions have it, too.
    package var comparableFacts: [ComparableFact] {
        firstFacts + limitFacts.filter { $0.name != "memory limit bytes" }
            + laterFacts.map { ComparableFact(name: $0.name, value: $0.text) }
    }

    /// 16 hexadecimal digits that are equal when all ``comparableFacts`` are: FNV-1a (Fowler, Noll, Vo) of 64 bits over their names and values.
    /// No cryptographic strength is needed.
    package var fingerprint: String {
        var hash: UInt64 = 0xcbf2_9ce4_8422_2325
        for byte in comparableFacts.flatMap({ "\($0.name)=\($0.value)\n".utf8 }) {
            hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3
        }
        let digits = String(hash, radix: 16)
        return String(repeating: "0", count: 16 - digits.count) + digits
    }

    /// The facts in which another environment differs: each with this one's value and the other's. A limit that one has and the other
    /// has not is `none` there.
    package func differences(from other: Environment) -> [(name: String, here: String, there: String)] {
        var found = zip(firstFacts, other.firstFacts).compactMap { here, there in
            here.value == there.value ? nil : (name: here.name, here: here.value, there: there.value)
        }
        // By set: one of as many other CPUs may be of another kind, or beside another load.
        if let here = cpu.allowed, let there = other.cpu.allowed, here.count == there.count, Set(here) != Set(there) {
            let texts = [here, there].map { $0.sorted().map(String.init).joined(separator: ",") }
            found.append(("CPUs allowed", texts[0], texts[1]))
        }
        let (mine, theirs) = (limitFacts, other.limitFacts)
        let names = mine.map(\.name) + theirs.map(\.name).filter { name in !mine.contains { $0.name == name } }
        for name in names {
            let here = mine.first { $0.name == name }?.value ?? "none"
            let there = theirs.first { $0.name == name }?.value ?? "none"
            if here != there { found.append((name, here, there)) }
        }
        return found + laterDifferences(from: other)
    }
}
