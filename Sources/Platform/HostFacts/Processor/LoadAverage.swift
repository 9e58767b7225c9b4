/// The load average, from /proc/loadavg: the mean number of tasks that run or wait for CPU or disk.
package struct LoadAverage: Hashable, Sendable {
    /// Over one minute.
    package var oneMinute: Double
    /// Over five minutes.
    package var fiveMinutes: Double
    /// Over fifteen minutes.
    package var fifteenMinutes: Double
    /// Tasks that run or wait for a CPU at this moment, this one among them.
    package var runnable: Int

    /// Reads /proc/loadavg's text, such as `0.20 0.18 0.12 1/80 11206`; nil when it is of another shape.
    package init?(parsing text: String) {
        let words = ProcText.words(text)
        guard words.count >= 4, let one = Double(words[0]), let five = Double(words[1]) else { return nil }
        guard let fifteen = Double(words[2]), let first = words[3].split(separator: "/").first else { return nil }
        guard let runnable = Int(first) else { return nil }
        self.oneMinute = one
        self.fiveMinutes = five
        self.fifteenMinutes = fifteen
        self.runnable = runnable
    }

    /// The load now; nil when /proc/loadavg can't be read.
    package static func current() -> LoadAverage? { ProcFile.read("/proc/loadavg").flatMap(LoadAverage.init(parsing:)) }
}
