internal import Engines
internal import Platform
internal import Results

/// Reads counters of this process, its control groups and the whole system around a timed part: /proc/self/io, cpu.stat and
/// /proc/interrupts.
struct CounterReading {
    /// Whether the case writes: the folios that a reading process dirties are none of its work's.
    let countsWrites: Bool
    /// Whether interrupts for translations to be dropped are counted, which the kernel has to tell.
    let countsInterrupts: Bool
    /// What is written by anybody; nil where the case writes no file, or another process reads it.
    private let writes: SystemWrites?
    /// Reads how long a CPU quota held this process's groups back; nil without one.
    private let throttling: ThrottleReader?

    /// Whether a reading of no bytes from the device means that none were read; else it is no reading.
    private let countsReads: Bool

    /// - Parameters:
    ///   - interrupts: false where one thread works, or another process reads them.
    ///   - path: where the data lies; nil where there is none.
    ///   - systemWrites: read around each timed part; nil for not.
    init(writes: Bool, interrupts: Bool, dataAt path: String?, systemWrites: SystemWrites? = nil) {
        self.writes = systemWrites
        countsReads = path.map { StorageStack.below($0).countsReads == true } ?? true
        countsWrites = writes
        countsInterrupts = interrupts && InterruptCounts.tlbShootdowns() != nil
        throttling = ThrottleReader()
    }

    /// Runs `body`, and adds to its measurement what this process counted meanwhile, as that of a member.
    func around(_ body: () throws -> Measurement) rethrows -> Measurement {
        let written = writes?.read() ?? Counts()
        let held = heldBack()
        let earlier = interrupts()
        let before = ownInput()
        var part = try body()
        var input = ownInput().since(before)
        // What FUSE, 9p and their like fetch is charged to nobody, or to another process.
        if !countsReads, input[.deviceReadBytes] == 0 { input[.deviceReadBytes] = nil }
        part.counts.merge(member: input)
        part.counts.merge(member: interrupts().since(earlier))
        part.counts.merge(member: heldBack().since(held))
        if let writes { part.counts.merge(member: writes.read().since(written)) }
        return part
    }

    private func interrupts() -> Counts {
        var counts = Counts()
        if countsInterrupts, let count = InterruptCounts.tlbShootdowns() { counts.add(count, to: .tlbInterrupts) }
        return counts
    }

    private func heldBack() -> Counts {
        var counts = Counts()
        guard let throttling else { return counts }
        if let now = throttling.read() {
            counts.add(now.nanoseconds, to: .throttledNanoseconds)
        } else {
            counts.lose(.throttledNanoseconds)
        }
        return counts
    }

    private func ownInput() -> Counts {
        var counts = Counts()
        guard let now = ProcessIO.current() else {
            counts.lose(.deviceReadBytes)
            if countsWrites { counts.lose(.dirtiedBytes) }
            return counts
        }
        counts.add(now.readBytes, to: .deviceReadBytes)
        if countsWrites { counts.add(now.writeBytes, to: .dirtiedBytes) }
        return counts
    }
}
