internal import CLinux

/// The bytes of the data files: a function of seed, file and offset, incompressible, with no two equal words in a row.
///
/// The word at 8-byte index i of file f is the i-th output of SplitMix64 (Steele, Lea and Flood 2014) seeded for that file, so
/// that any block can be checked without reading another one.
package struct Content: Hashable, Sendable {
    /// The seed of all files of a data set.
    package let seed: UInt64

    /// The content for a seed.
    package init(seed: UInt64) { self.seed = seed }

    /// SplitMix64's output function: a bijection that mixes every bit.
    @inline(__always)
    static func mix(_ value: UInt64) -> UInt64 {
        var z = value
        z = (z ^ (z >> 30)) &* 0xbf58_476d_1ce4_e5b9
        z = (z ^ (z >> 27)) &* 0x94d0_49bb_1331_11eb
        return z ^ (z >> 31)
    }

    @inline(__always)
    static var increment: UInt64 { 0x9e37_79b9_7f4a_7c15 }

    /// The state from which file `file` counts.
    @inline(__always)
    func origin(ofFile file: Int) -> UInt64 {
        Self.mix(seed &+ UInt64(truncatingIfNeeded: file) &* 0xd6e8_feb8_6659_fd93)
    }

    /// The 8-byte word (in memory order) at `index` words from the start of a file.
    @inline(__always)
    package func word(file: Int = 0, index: Int) -> UInt64 {
        Self.mix(origin(ofFile: file) &+ (UInt64(truncatingIfNeeded: index) &+ 1) &* Self.increment)
    }

    /// Fills `buffer` with `count` bytes of a file from `offset`, a multiple of 8; whole words are written, so the buffer's size
    /// is `count` rounded up to 8.
    package func fill(_ buffer: UnsafeMutableRawPointer, file: Int = 0, offset: Int, count: Int) {
        let words = unsafe buffer.assumingMemoryBound(to: UInt64.self)
        var state = origin(ofFile: file) &+ (UInt64(truncatingIfNeeded: offset / 8) &+ 1) &* Self.increment
        for index in 0..<((count + 7) / 8) {
            unsafe words[index] = Self.mix(state)
            state &+= Self.increment
        }
    }
}
