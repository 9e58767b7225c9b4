/// How the groups of this process that have a CPU quota have met it so far: cpu.stat of each, added up.
package struct Throttling: Hashable, Sendable {
    /// Periods that have ended while there was something to run.
    package var periods = 0
    /// Those in which the quota was used up.
    package var throttledPeriods = 0
    /// Time that tasks were held back, over all CPUs, in nanoseconds.
    package var nanoseconds = 0

    /// What has been counted now; nil where no group has a quota.
    package static func current(root: String = "") -> Throttling? { ThrottleReader(root: root)?.read() }
}

/// Reads the throttling of the groups that have a quota; found once, since a process does not change its groups.
package struct ThrottleReader: Sendable {
    private let files: [String]

    /// Finds the groups; nil where none has a quota.
    package init?(root: String = "") {
        guard let (version, folders) = CgroupFacts.hierarchy(of: "cpu", root: root) else { return nil }
        files = folders.filter { Quota(folder: $0, version: version) != nil }.map { $0 + "/cpu.stat" }
        if files.isEmpty { return nil }
    }

    /// What has been counted now; nil where a file can't be read.
    package func read() -> Throttling? {
        var sum = Throttling()
        for file in files {
            guard let text = ProcFile.read(file) else { return nil }
            var found = false
            for line in ProcText.lines(text) {
                let words = ProcText.words(line)
                guard words.count == 2, let value = Int(words[1]) else { continue }
                switch words[0] {
                case "nr_periods": (sum.periods, found) = (sum.periods &+ value, true)
                case "nr_throttled": sum.throttledPeriods &+= value
                // Version 2 has microseconds, version 1 nanoseconds.
                case "throttled_usec": sum.nanoseconds &+= value.multipliedReportingOverflow(by: 1000).partialValue
                case "throttled_time": sum.nanoseconds &+= value
                default: break
                }
            }
            guard found else { return nil }
        }
        return sum
    }
}
