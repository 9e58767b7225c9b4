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
