extension Environment {
    /// One fact that two results must share if their times are to be compared.
    package struct ComparableFact: Hashable, Sendable {
        /// What it is, such as `kernel release`.
        package let name: String
        /// Its value; `unknown` when it is not known.
        package let value: String
    }

    /// The facts behind ``fingerprint``, in a fixed order. Memory is rounded to whole GiB, since kernels keep a little of it.
    package var comparableFacts: [ComparableFact] {
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

    /// The facts in which another environment differs: each with this one's value and the other's.
    package func differences(from other: Environment) -> [(name: String, here: String, there: String)] {
        zip(comparableFacts, other.comparableFacts).compactMap { here, there in
            here.value == there.value ? nil : (here.name, here.value, there.value)
        }
    }
}
