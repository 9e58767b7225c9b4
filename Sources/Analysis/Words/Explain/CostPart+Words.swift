extension CostPart {
    /// Where the figure comes from, in a phrase.
    package var basis: String { source.words }
}

extension CostPart.Source: Worded {
    package var words: String {
        switch self {
        case .phase(let kind): "measured: \(kind.calls)"
        case .sync(let call): "measured: \(call)"
        case .clock: "measured: wall time less CPU time"
        case .runDelay: "measured: runnable, and waiting for a CPU that others had"
        case .quota: "measured: held back by the CPU quota of the control group"
        case .bareCalls(let count, let cost): "\(Self.times(count, cost)), getppid"
        case .reads(let count, let cost): "\(Self.times(count, cost)), pread of one byte"
        case .readsInOrder: "pread of one byte in the case's order, beyond that of one page"
        case .hotCopy(let size): "\(size), a pread of it in the caches beyond that of one byte"
        case .cachedCopy(let size, let rate):
            "\(size) at \(FigureText.rate(bytesPerSecond: rate)), memcpy in the caches"
        case .copy(let size, let rate): "\(size) at \(FigureText.rate(bytesPerSecond: rate)), memcpy out of 64 MiB"
        case .firstTouches(let count, let cost): "\(Self.times(count, cost)), a first touch of a base page"
        case .faults(let count, let cost, let pages):
            Self.times(count, cost) + (pages.map { ", at \(EngineCounts.counted($0, "page")) a fault" } ?? "")
        case .sum(let size): "summing \(size) of 64 MiB"
        case .loop(let region, let share):
            "the same loop over \(FigureText.bytes(Double(region))) of anonymous memory"
                + (share > 0 ? ", \(FigureText.percent(share)) of it in huge pages" : "")
        case .copyingLoop(let region):
            "the same loop, copying, over \(FigureText.bytes(Double(region))) of anonymous memory, beyond a copy in the caches"
        }
    }

    private static func times(_ count: Double, _ cost: Double) -> String {
        "\(FigureText.count(count)) x \(FigureText.time(nanoseconds: cost))"
    }
}

extension CostPart.Kind {
    /// The calls of a phase.
    fileprivate var calls: String {
        switch self {
        case .opening: "open"
        case .mapping: "mmap, advice and prefaulting"
        case .unmapping: "munmap"
        case .closing: "close"
        default: rawValue
        }
    }

    /// What it is called where people read it.
    package var name: String {
        switch self {
        case .delayed: "waiting for a CPU"
        case .throttled: "held back by the quota"
        case .systemCalls: "system calls"
        case .lookup: "page cache lookup"
        case .faults: "minor faults"
        case .memory: "memory access"
        default: rawValue
        }
    }
}
