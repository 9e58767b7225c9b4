internal import Glibc
internal import Workloads

/// When the operations of one thread are due, in nanoseconds from the start of a group.
struct ArrivalClock {
    /// The mean time from one operation to the next.
    private let gap: Double
    private let isPoisson: Bool
    /// The share of a gap by which a thread's first operation comes before that of the last thread: so that threads with even gaps
    /// don't all issue at once.
    private let phase: Double
    private var random: RandomStream
    /// When the next operation is due.
    private(set) var due = 0.0
    /// When the operation before it was due.
    private(set) var last = 0.0

    /// Of a recorder that has no use for one.
    static let idle = ArrivalClock(Pace(rate: 1, arrivals: .uniform), thread: 0, threads: 1, random: RandomStream())

    init(_ pace: Pace, thread: Int, threads: Int, random: RandomStream) {
        gap = 1e9 * Double(threads) / Double(pace.rate)
        isPoisson = pace.arrivals == .poisson
        phase = Double(thread + 1) / Double(threads)
        self.random = random
    }

    /// Begins again; random gaps go on where they were.
    mutating func restart() {
        last = 0
        due = isPoisson ? nextGap() : gap * phase
    }

    /// Goes on to the next operation.
    @inline(__always)
    mutating func advance() {
        last = due
        due += isPoisson ? nextGap() : gap
    }

    /// Exponential, by inversion: the gaps of a Poisson process.
    @inline(never)
    private mutating func nextGap() -> Double { -log(1 - random.unit()) * gap }
}
