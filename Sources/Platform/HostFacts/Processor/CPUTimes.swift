internal import Glibc

/// What all CPUs together have spent their time on since the start of the machine, in jiffies, from /proc/stat (proc(5)).
///
/// Only the difference of two readings says something of a measurement.
package struct CPUTimes: Hashable, Sendable {
    /// Time in user mode, guests of this machine included.
    package var user: Int
    /// Time in user mode at low priority.
    package var nice: Int
    /// Time in the kernel.
    package var system: Int
    /// Time with nothing to do.
    package var idle: Int
    /// Time with nothing to do but to wait for a disk.
    package var ioWait: Int
    /// Time in hardware interrupts.
    package var interrupts: Int
    /// Time in soft interrupts.
    package var softInterrupts: Int
    /// Time in which the hypervisor ran something else while this machine wanted to run.
    package var steal: Int

    /// The sum of all. (The guest columns are left out: the kernel counts them under `user` and `nice` too.)
    package var total: Int { user + nice + system + idle + ioWait + interrupts + softInterrupts + steal }

    /// Reads /proc/stat's text; nil when it has no `cpu` line of eight or more columns.
    package init?(parsing text: String) {
        guard let line = ProcText.lines(text).first(where: { $0.hasPrefix("cpu ") }) else { return nil }
        let columns = ProcText.words(line).dropFirst().map { Int($0) ?? 0 }
        guard columns.count >= 8 else { return nil }
        user = columns[0]
        nice = columns[1]
        system = columns[2]
        idle = columns[3]
        ioWait = columns[4]
        interrupts = columns[5]
        softInterrupts = columns[6]
        steal = columns[7]
    }

    /// The times now; nil when /proc/stat can't be read.
    package static func current() -> CPUTimes? { ProcFile.read("/proc/stat").flatMap(CPUTimes.init(parsing:)) }

    /// The stolen share of all CPU time since an earlier reading, in percent; nil when no tick has passed.
    package func stealPercent(since earlier: CPUTimes) -> Double? {
        let passed = total - earlier.total
        // Steal may step back by a tick when the hypervisor corrects it.
        return passed > 0 ? Double(max(0, steal - earlier.steal)) * 100 / Double(passed) : nil
    }

    /// The stolen share since the start of the machine, in percent.
    package var stealPercentSinceBoot: Double? { total > 0 ? Double(steal) * 100 / Double(total) : nil }

    /// Waits, and gives the stolen share of that time, in percent; nil when it can't be known.
    package static func stealPercent(overMilliseconds milliseconds: UInt32) -> Double? {
        guard let before = current() else { return nil }
        usleep(milliseconds * 1000)
        return current()?.stealPercent(since: before)
    }
}
