/// How the bytes of a read block are used, the same for every engine.
package enum Consumption: String, CaseIterable, Hashable, Sendable, Codable {
    /// One byte of each page of the kernel.
    case touch
    /// The sum of every 8-byte word.
    case sum
    /// Every byte copied into a buffer (for a system call engine the call itself is that copy).
    case copy
}
