internal import Glibc
internal import Platform
internal import Workloads

/// Makes written bytes durable at the points that the case names: the file, or the whole mapping.
@safe struct Flusher {
    private let interval: Int
    private var left: Int
    private let descriptor: Int32
    private let mapping: (base: UnsafeMutableRawPointer, length: Int)?
    /// The time of all syncs so far.
    private(set) var nanoseconds = 0
    /// The syncs so far.
    private(set) var count: UInt64 = 0

    /// The call that it makes, for errors.
    var call: String { unsafe mapping == nil ? "fdatasync" : "msync" }

    /// - Parameter mapping: what is synced in the file's place, for an engine that maps all of it.
    init(_ durability: Durability, descriptor: Int32, mapping: (base: UnsafeMutableRawPointer, length: Int)? = nil) {
        if case .every(let count) = durability { interval = count } else { interval = Int.max }
        left = interval
        self.descriptor = descriptor
        unsafe self.mapping = mapping
    }

    /// Counts an operation, and syncs when it is time.
    @inline(__always)
    mutating func step() throws(LoopFault) {
        left &-= 1
        if left == 0 { try flush() }
    }

    /// Syncs at the end of a batch, unless its last operation did.
    mutating func finish() throws(LoopFault) {
        if left != interval { try flush() }
    }

    /// Syncs now.
    @inline(never)
    mutating func flush() throws(LoopFault) {
        let start = Clock.now()
        let failed: Bool
        if let mapping = unsafe mapping {
            failed = unsafe msync(mapping.base, mapping.length, Int32(MS_SYNC)) < 0
        } else {
            failed = fdatasync(descriptor) < 0
        }
        if failed { throw LoopFault(.sync, result: -Int64(errno), offset: 0) }
        nanoseconds += Clock.now() - start
        count += 1
        left = interval
    }
}
