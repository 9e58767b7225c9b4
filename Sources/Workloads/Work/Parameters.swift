/// The kind of work that a case does. A kind decides which parameters apply, and which loop runs.
package enum WorkKind: String, CaseIterable, Hashable, Sendable, Codable {
    /// Blocks of one file are read, written or both.
    case file
    /// Many files: each operation opens one, asks its size, takes every byte and closes it.
    case smallFiles = "small-files"
}

/// What is done to each block.
package enum Operation: String, CaseIterable, Hashable, Sendable, Codable {
    case read
    case write
    /// Reads and writes by percentage (``Case/readPercentage``).
    case mixed

    /// True where blocks are written.
    package var writes: Bool { self != .read }
    /// True where blocks are read.
    package var reads: Bool { self != .write }
}

/// The state of the page cache at the start of a trial.
package enum CacheState: String, CaseIterable, Hashable, Sendable, Codable {
    /// Every page resident: evicted, filled by the stated method and verified, in every round.
    case warm
    /// No page resident: evicted until cachestat(2) reads zero.
    case cold
}

/// Whether the mapping (or descriptor) is fresh for each batch.
package enum MappingMode: String, CaseIterable, Hashable, Sendable, Codable {
    /// A fresh one for every batch; opening, mapping, unmapping and closing are in the metric.
    case firstTouch = "first-touch"
    /// One that was used once before timing starts; opening and mapping are not in the metric.
    case steady
}

/// How the bytes of a read block are used, the same for every engine.
package enum Consumption: String, CaseIterable, Hashable, Sendable, Codable {
    /// One byte of each 4 KiB page.
    case touch
    /// The sum of every 8-byte word.
    case sum
    /// Every byte copied into a buffer (for a system call engine the call itself is that copy).
    case copy
}

/// The order of the offsets.
package enum Pattern: Hashable, Sendable, CustomStringConvertible {
    /// One block after the other.
    case sequential
    /// Uniformly random blocks.
    case random
    /// Random blocks where the k-th most popular is taken in proportion to 1 / k^exponent, popularity scattered over
    /// the file.
    case zipf(exponent: Double)

    /// The texts accepted.
    package static let accepted = "sequential, random, zipf or zipf:EXPONENT with an exponent above 0 and at most 5"
    /// The exponent of plain `zipf`.
    package static let defaultExponent = 1.1

    /// The pattern as written in suites and case ids.
    package var description: String {
        switch self {
        case .sequential: "sequential"
        case .random: "random"
        case .zipf(let exponent): "zipf:\(exponent)"
        }
    }
}

/// When written bytes are made durable, the same bytes at the same points for every engine.
package enum Durability: Hashable, Sendable, CustomStringConvertible {
    /// Never: dirty pages are left to the kernel.
    case none
    /// Once at the end of each batch: fdatasync(2), or msync(2) of the whole mapping.
    case end
    /// After every so many operations, and at the end of each batch.
    case every(Int)

    /// The texts accepted.
    package static let accepted = "none, end or every:N with N at least 1"

    /// The durability as written in suites and case ids.
    package var description: String {
        switch self {
        case .none: "none"
        case .end: "end"
        case .every(let count): "every:\(count)"
        }
    }
}

/// How a warm file is brought into the page cache. It decides the size of the folios, and with them the cost of a
/// fault.
package enum FillMethod: Hashable, Sendable, CustomStringConvertible {
    /// pread(2) from the start in pieces of this size, with the kernel's readahead.
    case read(ByteSize)
    /// pread(2) in pieces of this size under POSIX_FADV_RANDOM, so without readahead: small folios.
    case random(ByteSize)
    /// madvise(MADV_POPULATE_READ) of a mapping of the whole file.
    case populate

    /// The texts accepted.
    package static let accepted = "read:SIZE, random:SIZE or populate, with a size from 4KiB to 16MiB"

    /// The method as written in suites and case ids.
    package var description: String {
        switch self {
        case .read(let size): "read:\(size)"
        case .random(let size): "random:\(size)"
        case .populate: "populate"
        }
    }
}
