internal import Results

/// One look at a machine: the rules are its methods, each giving the findings of its topics.
struct Examination {
    let environment: Environment
    let probes: DoctorProbes
    let needs: [SuiteNeed]

    /// The CPUs the run may use.
    var cpuCount: Int { environment.cpu.allowed?.count ?? environment.cpu.onlineCount ?? 1 }

    /// The directory as the commands of a fix write it, quoted where a shell would split it.
    var directory: String { Self.quoted(environment.fileSystem.directory ?? ".") }

    /// Whether the file system lives in memory.
    var isInMemory: Bool { ["tmpfs", "ramfs", "hugetlbfs"].contains(environment.fileSystem.type) }

    /// A text as one word of a shell command.
    static func quoted(_ text: String) -> String {
        let isPlain = text.utf8.allSatisfy { byte in
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "/"), UInt8(ascii: "."), UInt8(ascii: "-"),
                UInt8(ascii: "_"):
                true
            default: false
            }
        }
        if isPlain, !text.isEmpty { return text }
        return "'" + text.split(separator: "'", omittingEmptySubsequences: false).joined(separator: "'\\''") + "'"
    }

    /// A size in its largest unit with one decimal, such as `1.5 GiB`.
    static func size(_ bytes: Int) -> String {
        for (unit, shift) in [("TiB", 40), ("GiB", 30), ("MiB", 20), ("KiB", 10)] where bytes >= 1 << shift {
            return "\(decimal(Double(bytes) / Double(1 << shift), digits: 1)) \(unit)"
        }
        return "\(bytes) B"
    }

    /// A number with at most `digits` decimals, without zeros at its end.
    static func decimal(_ value: Double, digits: Int) -> String {
        var scale = 1.0
        for _ in 0..<digits { scale *= 10 }
        let rounded = (value * scale).rounded() / scale
        return rounded == rounded.rounded() && abs(rounded) < 1e15 ? "\(Int(rounded))" : "\(rounded)"
    }
}
