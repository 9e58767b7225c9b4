internal import Platform

/// The counters that are read around a timed part: /proc/self/io of this process, and the interrupts of the whole system.
struct CounterReading {
    private(set) var deviceReadBytes = 0
    private(set) var dirtiedBytes = 0
    private(set) var isComplete = true
    /// Interrupts for translations to be dropped; nil unless they are counted, and where the kernel does not tell.
    private(set) var tlbInterrupts: Int?

    /// - Parameter countsInterrupts: reads /proc/interrupts, too.
    init(countsInterrupts: Bool = false) {
        tlbInterrupts = countsInterrupts && InterruptCounts.tlbShootdowns() != nil ? 0 : nil
    }

    /// Runs `body` and adds what was read, dirtied and interrupted meanwhile.
    mutating func around<Answer>(_ body: () throws -> Answer) rethrows -> Answer {
        let interrupts = tlbInterrupts == nil ? nil : InterruptCounts.tlbShootdowns()
        let before = ProcessIO.current()
        let answer = try body()
        let after = ProcessIO.current()
        if let interrupts, let later = InterruptCounts.tlbShootdowns() { tlbInterrupts? += later - interrupts }
        guard let before, let after else {
            isComplete = false
            return answer
        }
        deviceReadBytes += after.readBytes - before.readBytes
        dirtiedBytes += after.writeBytes - before.writeBytes
        return answer
    }
}
