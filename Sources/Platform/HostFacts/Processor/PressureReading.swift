/// The stalls on one resource over the last ten seconds, in percent of time: a file of /proc/pressure (PSI).
package struct PressureReading: Hashable, Sendable {
    /// Time in which at least one task waited.
    package var someAverage10: Double
    /// Time in which all tasks waited; nil where the kernel gives none (CPU before Linux 5.13).
    package var fullAverage10: Double?

    /// Reads a text such as `some avg10=0.00 avg60=0.00 avg300=0.00 total=0`; nil when it has no `some` line.
    package init?(parsing text: String) {
        var averages: [Substring: Double] = [:]
        for line in ProcText.lines(text) {
            let words = ProcText.words(line)
            guard let kind = words.first, let word = words.first(where: { $0.hasPrefix("avg10=") }) else { continue }
            averages[kind] = Double(word.dropFirst("avg10=".count))
        }
        guard let some = averages["some"] else { return nil }
        someAverage10 = some
        fullAverage10 = averages["full"]
    }
}
