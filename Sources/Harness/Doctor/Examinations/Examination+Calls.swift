internal import Platform
internal import Results

extension Examination {
    /// The calls that runs make: which of them a kernel, a sandbox or a file system keeps away, and what is refused for it.
    func calls() -> [DoctorFinding] {
        let refused = probes.directory.calls.filter { $0.obstacle != nil }
        guard probes.directory.failure == nil else { return [] }
        guard !refused.isEmpty else {
            return [DoctorFinding(.ok, "calls", found: "every system call that runs make is answered")]
        }
        // One cause is one finding, whatever it is in the way of.
        var causes: [Obstacle] = []
        for case let obstacle? in refused.map(\.obstacle) where !causes.contains(obstacle) { causes.append(obstacle) }
        return causes.map { cause in
            let uses = refused.filter { $0.obstacle == cause }.map(\.use)
            return DoctorFinding(
                uses.map(\.severity).min { Self.weight($0) < Self.weight($1) } ?? .note,
                "calls",
                found: cause.reason,
                effect: uses.map(\.effect).joined(separator: "; "),
                fix: fix(of: cause)
            )
        }
    }

    private static func weight(_ severity: DoctorFinding.Severity) -> Int {
        switch severity {
        case .problem: 0
        case .warning: 1
        case .note: 2
        case .ok: 3
        }
    }

    /// What removes an obstacle; a directory by name where another one does.
    func fix(of obstacle: Obstacle) -> String {
        guard let fix = obstacle.fix else { return "run outside the container or sandbox" }
        return fix == Obstacle.elsewhere ? otherDirectory : fix
    }

    /// A folder to choose in place of the one examined, never that one itself.
    var otherDirectory: String {
        guard let other = probes.elsewhere, other != environment.fileSystem.directory else {
            return
                "choose a --directory on a disk's own file system, such as a volume of the container; none was found here"
        }
        return "faultline run --directory \(Self.quoted(other))"
    }
}

extension CallProbe.Use {
    /// How much of a run is refused.
    fileprivate var severity: DoctorFinding.Severity {
        switch self {
        case .sharedMapping, .syncing, .pinning: .problem
        case .writableMapping, .mappingAdvice, .populating, .fileAdvice: .warning
        case .eviction, .pageStates, .directAlignment, .readFlags, .memoryFile, .allowedCPUs: .note
        }
    }

    /// What is refused, or what stands in.
    fileprivate var effect: String {
        switch self {
        case .sharedMapping: "engines that map files are refused"
        case .writableMapping: "cases that write through a mapping are refused"
        case .mappingAdvice: "mapped engines with advice are refused"
        case .populating: "populate=read and fill: populate are refused"
        case .eviction: "MADV_PAGEOUT of a mapping stands in to evict files"
        case .fileAdvice: "engines with advice, and fill: random, are refused"
        case .syncing: "no data can be made durable, so no case can be measured"
        case .pageStates: "cache states are known by cachestat(2) alone"
        case .directAlignment: "the page size stands in for the alignment of O_DIRECT"
        case .readFlags: "the engine preadv2 is refused"
        case .memoryFile: "cases of memory files are refused"
        case .allowedCPUs: "/proc/thread-self/status stands in"
        case .pinning: "threads can't be bound to CPUs, so every case is refused"
        }
    }
}
