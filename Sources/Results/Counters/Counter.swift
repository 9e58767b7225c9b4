/// What is counted around the timed part of a trial: by the kernel, by the CPU, or by an engine itself.
///
/// A new counter is a case here, the place that reads it, and its row in ``TrialColumn/all``. The case's name is its key in what
/// workers report.
package enum Counter: Int, CaseIterable, CodingKey, Sendable {
    /// User CPU time of all threads, in nanoseconds. The kernel samples the split of CPU time into user and system; the sum is exact.
    case userNanoseconds
    /// System CPU time of all threads, in nanoseconds.
    case systemNanoseconds
    /// Page faults served without waiting for the device.
    case minorFaults
    /// Page faults that waited for the device (asynchronous readahead makes most of a cold scan minor).
    case majorFaults
    /// Context switches of a thread that waited.
    case voluntarySwitches
    /// Context switches of a thread that was preempted.
    case involuntarySwitches
    /// Time that working threads were runnable and waited for a CPU, in nanoseconds: others had it, or a quota was used up.
    case runDelayNanoseconds
    /// Time that a CPU quota held tasks of this process's control groups back, over all CPUs, in nanoseconds; not measured without a
    /// quota. It is of the whole group.
    case throttledNanoseconds
    /// Interrupts that tell other CPUs to drop translations, of the whole system.
    case tlbInterrupts
    /// CPU cycles of all threads, counted by the PMU; as the next two not measured where there is none.
    case cycles
    /// Instructions retired by all threads.
    case instructions
    /// Loads of all threads whose translation the data TLB did not have.
    case dtlbMisses
    /// System calls that the engine made.
    case syscalls
    /// Reads that RWF_NOWAIT did not serve in full from the page cache; not measured by engines that do not ask so.
    case nowaitMisses
    /// Bytes fetched from the device for the working processes.
    case deviceReadBytes
    /// Bytes of folios dirtied by the working processes: the kernel charges whole folios.
    case dirtiedBytes
    /// Bytes written to the whole device by anybody, in cases that write files.
    case deviceWriteBytes
    /// Pages of files that the whole system has written back (nr_written), in cases that write files: whole large folios are counted.
    case writtenPages
    /// How long the PMU's events were enabled, in nanoseconds of the threads' own running time. Has no column: it scales the events.
    case eventsEnabledNanoseconds
    /// How long they had the counters, which others may want at the same time. Has no column.
    case eventsRunningNanoseconds

    /// How several values of a counter become one.
    package enum Rule: Sendable {
        /// They are added up.
        case sum
        /// The largest of them: for what each part reads of one and the same whole.
        case largest
    }

    /// How the values of members, threads or processes at work side by side, become one.
    package var ruleForMembers: Rule {
        switch self {
        case .tlbInterrupts, .deviceWriteBytes, .writtenPages, .throttledNanoseconds: .largest
        default: .sum
        }
    }

    /// How the values of batches or groups of them, one after the other, become one.
    package var ruleForBatches: Rule { .sum }
}
