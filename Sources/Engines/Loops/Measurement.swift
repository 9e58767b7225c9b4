package import Platform

/// The parts of the timed time, in nanoseconds; nil where a part is not timed.
package struct PhaseTimes: Hashable, Sendable, Codable {
    /// open(2) and posix_fadvise(2).
    package var open: Int?
    /// mmap(2), madvise(2) and prefaulting.
    package var map: Int?
    /// The operations.
    package var access: Int?
    /// fdatasync(2) or msync(2).
    package var sync: Int?
    /// munmap(2).
    package var unmap: Int?
    /// close(2).
    package var close: Int?

    /// Nothing timed.
    package init() {}

    private static var parts: [WritableKeyPath<PhaseTimes, Int?>] {
        [\.open, \.map, \.access, \.sync, \.unmap, \.close]
    }

    /// All parts together.
    package var total: Int { Self.parts.reduce(0) { $0 + (self[keyPath: $1] ?? 0) } }

    /// Adds the parts of another time.
    package static func += (sum: inout PhaseTimes, part: PhaseTimes) {
        for path in parts {
            guard let value = part[keyPath: path] else { continue }
            sum[keyPath: path] = (sum[keyPath: path] ?? 0) + value
        }
    }
}

/// What some batches of one engine took.
package struct Measurement: Sendable, Codable {
    /// The timed part, in nanoseconds: with several threads from the gate's opening to the last one's end.
    package var wallNanoseconds = 0
    /// Its parts. For small files they are scaled up from one operation in 16 and need not add up to the whole.
    package var phases = PhaseTimes()
    /// What the working threads used in the timed part.
    package var usage = ResourceUsage()
    /// What the working threads' events were counted to be in the timed part; nil where nothing was to be counted.
    package var events: EventCounts?
    /// The system calls that the engine made in the timed part.
    package var calls = 0
    /// Reads that were not served from the page cache at once; nil for an engine that does not know.
    package var misses: Int?
    /// Operations of all threads.
    package var operations = 0
    /// Bytes asked for by these operations.
    package var bytes = 0
    /// When the last part began and ended, in nanoseconds of the clock, which all processes share; nil before any.
    package var span: ClosedRange<Int>?
    /// What other processes fetched from the device meanwhile, in bytes.
    package var deviceReadBytesElsewhere = 0
    /// What other processes dirtied meanwhile, in bytes.
    package var dirtiedBytesElsewhere = 0
    /// What each thread took, from its own start to its own end, in nanoseconds; empty where that is not told.
    package var threadNanoseconds: [Int] = []
    /// The digest of each batch, in their order; the threads' digests are added up.
    package var digests: [UInt64] = []

    /// Nothing measured.
    package init() {}

    /// Adds another measurement of the same engine.
    package static func += (sum: inout Measurement, part: Measurement) {
        sum.wallNanoseconds += part.wallNanoseconds
        sum.phases += part.phases
        sum.usage += part.usage
        sum.events = EventCounts.sum(sum.events, part.events)
        sum.calls += part.calls
        if let misses = part.misses { sum.misses = (sum.misses ?? 0) + misses }
        sum.operations += part.operations
        sum.bytes += part.bytes
        sum.digests += part.digests
        sum.span = part.span ?? sum.span
        sum.deviceReadBytesElsewhere += part.deviceReadBytesElsewhere
        sum.dirtiedBytesElsewhere += part.dirtiedBytesElsewhere
        guard sum.threadNanoseconds.count == part.threadNanoseconds.count else {
            sum.threadNanoseconds = part.threadNanoseconds
            return
        }
        for index in sum.threadNanoseconds.indices { sum.threadNanoseconds[index] += part.threadNanoseconds[index] }
    }
}
