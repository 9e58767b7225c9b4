internal import CLinux

/// What a process or a thread has used, or the difference of two such readings: getrusage(2).
package struct ResourceUsage: Hashable, Sendable, Codable {
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
    /// The time a thread was runnable and waited for a CPU, in nanoseconds; nil for a process, and where the kernel does not tell.
    package var runDelayNanoseconds: Int?
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
        runDelayNanoseconds = usage.run_delay_ns < 0 ? nil : Int(usage.run_delay_ns)
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
        if let before = earlier.runDelayNanoseconds, let after = later.runDelayNanoseconds {
            result.runDelayNanoseconds = after - before
        }
        return result
    }

    /// Adds what was used in two parts.
    package static func += (sum: inout ResourceUsage, part: ResourceUsage) {
        sum.userNanoseconds += part.userNanoseconds
        sum.systemNanoseconds += part.systemNanoseconds
        sum.minorFaults += part.minorFaults
        sum.majorFaults += part.majorFaults
        sum.voluntarySwitches += part.voluntarySwitches
        sum.involuntarySwitches += part.involuntarySwitches
        if let delay = part.runDelayNanoseconds { sum.runDelayNanoseconds = (sum.runDelayNanoseconds ?? 0) + delay }
        sum.peakResidentBytes = max(sum.peakResidentBytes, part.peakResidentBytes)
    }
}
