internal import CLinux
internal import Results

/// What the calling thread had used at one moment: getrusage(2), and the kernel's schedstat where it tells.
///
/// As the kernel gives it, since it is taken within the timed part where several threads begin together; it becomes counters later.
struct ThreadUsage {
    private var usage = clinux_usage_counts()

    /// One of the two ends of a counted part of a thread's work.
    enum Moment {
        /// Its beginning: the CPU time is read last.
        case start
        /// Its end: the CPU time is read first.
        case end
    }

    /// Reads it now.
    init(at moment: Moment) { _ = unsafe clinux_part_usage(moment == .start ? 1 : 0, &usage) }

    /// What the thread used from this moment to a later one.
    func counts(to later: ThreadUsage) -> Counts {
        var counts = Counts()
        counts.add(Int(later.usage.user_ns - usage.user_ns), to: .userNanoseconds)
        counts.add(Int(later.usage.system_ns - usage.system_ns), to: .systemNanoseconds)
        counts.add(Int(later.usage.minor_faults - usage.minor_faults), to: .minorFaults)
        counts.add(Int(later.usage.major_faults - usage.major_faults), to: .majorFaults)
        counts.add(Int(later.usage.voluntary_switches - usage.voluntary_switches), to: .voluntarySwitches)
        counts.add(Int(later.usage.involuntary_switches - usage.involuntary_switches), to: .involuntarySwitches)
        guard usage.run_delay_ns >= 0, later.usage.run_delay_ns >= 0 else { return counts }
        counts.add(Int(later.usage.run_delay_ns - usage.run_delay_ns), to: .runDelayNanoseconds)
        return counts
    }
}
