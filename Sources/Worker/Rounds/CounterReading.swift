internal import Engines
internal import Platform
internal import Results

/// Reads counters of this process and of the whole system around a timed part: /proc/self/io and /proc/interrupts.
struct CounterReading {
    /// Whether the case writes: the folios that a reading process dirties are none of its work's.
    let countsWrites: Bool
    /// Whether interrupts for translations to be dropped are counted, which the kernel has to tell.
    let countsInterrupts: Bool

    /// - Parameter interrupts: false where one thread works, or another process reads them.
    init(writes: Bool, interrupts: Bool) {
        countsWrites = writes
        countsInterrupts = interrupts && InterruptCounts.tlbShootdowns() != nil
    }

    /// Runs `body`, and adds to its measurement what this process counted meanwhile, as that of a member.
    func around(_ body: () throws -> Measurement) rethrows -> Measurement {
        let earlier = interrupts()
        let before = ownInput()
        var part = try body()
        part.counts.merge(member: ownInput().since(before))
        part.counts.merge(member: interrupts().since(earlier))
        return part
    }

    private func interrupts() -> Counts {
        var counts = Counts()
        if countsInterrupts, let count = InterruptCounts.tlbShootdowns() { counts.add(count, to: .tlbInterrupts) }
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
