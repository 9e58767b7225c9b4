internal import CLinux

/// The processor's time stamp counter, where it is as good as the kernel's clock.
package enum TimeStampCounter {
    /// What /proc/cpuinfo has to say of the processor: the counter ticks alike in all frequency and idle states, and can be read
    /// in order with what stands before it.
    package static let flags: Set<String> = ["constant_tsc", "nonstop_tsc", "rdtscp"]

    /// True where the counter can be trusted: by its flags, and because the kernel itself keeps its time by it. The kernel takes
    /// another clock where counters of several sockets disagree or drift.
    ///
    /// - Parameter root: stands before /proc and /sys, for tests.
    package static func isTrusted(root: String = "") -> Bool {
        guard clinux_has_ticks != 0,
            ProcFile.read(root + "/sys/devices/system/clocksource/clocksource0/current_clocksource").map(trimmed)
                == "tsc",
            let text = ProcFile.read(root + "/proc/cpuinfo"), let line = ProcText.fields(text)["flags"]
        else { return false }
        return flags.isSubset(of: Set(ProcText.words(line).map(String.init)))
    }

    private static func trimmed(_ text: String) -> String { String(text.prefix { !$0.isWhitespace }) }
}
