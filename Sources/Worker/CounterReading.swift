internal import Platform

/// The counters of this process that are read around a timed part: /proc/self/io.
struct CounterReading {
    private(set) var deviceReadBytes = 0
    private(set) var dirtiedBytes = 0
    private(set) var isComplete = true

    /// Runs `body` and adds what was read and dirtied meanwhile.
    mutating func around<Answer>(_ body: () throws -> Answer) rethrows -> Answer {
        let before = ProcessIO.current()
        let answer = try body()
        guard let before, let after = ProcessIO.current() else {
            isComplete = false
            return answer
        }
        deviceReadBytes += after.readBytes - before.readBytes
        dirtiedBytes += after.writeBytes - before.writeBytes
        return answer
    }
}
