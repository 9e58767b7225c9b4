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
