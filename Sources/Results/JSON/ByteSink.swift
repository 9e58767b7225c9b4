/// Something that bytes are written to, piece by piece: a file (made by the harness), or an array in tests.
///
/// Writers hand over pieces of about 64 KiB, so a sink need not gather them again.
package protocol ByteSink: ~Copyable {
    /// Takes the bytes, all of them, or throws.
    mutating func write(_ bytes: [UInt8]) throws
}

/// A sink that keeps everything in memory, for tests and for short results.
package struct MemorySink: ByteSink {
    /// What was written.
    package private(set) var bytes: [UInt8] = []

    /// An empty sink.
    package init() {}

    /// Appends the bytes.
    package mutating func write(_ bytes: [UInt8]) { self.bytes += bytes }
}
