internal import CLinux

/// What a process or a thread has used, or the difference of two such readings: getrusage(2).
package struct ResourceUsage: Hashable, Sendable {
    /// User CPU time in nanoseconds. The kernel samples the split of CPU time into user and system; the sum is exact.
    package var userNanoseconds = 0
    /// System CPU time in nanoseconds.
    package var systemNanoseconds = 0
    /// Page faults served without I/O.
    package var minorFaults = 0
    /// Page faults that waited for I/O.
    package var majorFaults = 0
    /// Context switches of a thread that waited.
    package var voluntarySwitches = 0
    /// Context switches of a thread that was preempted.
    package var involuntarySwitches = 0
    /// The largest resident set so far, in bytes; no difference is formed.
    package var peakResidentBytes = 0

    /// Nothing used.
    package init() {}

    init(_ usage: clinux_usage_counts) {
        userNanoseconds = Int(usage.user_ns)
        systemNanoseconds = Int(usage.system_ns)
        minorFaults = Int(usage.minor_faults)
        majorFaults = Int(usage.major_faults)
        voluntarySwitches = Int(usage.voluntary_switches)
        involuntarySwitches = Int(usage.involuntary_switches)
        peakResidentBytes = Int(usage.peak_rss_bytes)
    }

    /// Whose usage is read.
    package enum Subject: Sendable {
        /// All threads of this process.
        case process
        /// The calling thread.
        case thread
    }

    /// Reads it now.
    package static func now(of subject: Subject = .process) -> ResourceUsage {
        var usage = clinux_usage_counts()
        _ = unsafe clinux_usage(subject == .thread ? 1 : 0, &usage)
        return ResourceUsage(usage)
    }

    /// What was used from `earlier` to `later`.
    package static func - (later: ResourceUsage, earlier: ResourceUsage) -> ResourceUsage {
        var result = later
        result.userNanoseconds -= earlier.userNanoseconds
        result.systemNanoseconds -= earlier.systemNanoseconds
        result.minorFaults -= earlier.minorFaults
        result.majorFaults -= earlier.majorFaults
        result.voluntarySwitches -= earlier.voluntarySwitches
        result.involuntarySwitches -= earlier.involuntarySwitches
        return result
    }
}
