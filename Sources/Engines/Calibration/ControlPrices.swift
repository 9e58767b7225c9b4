/// What the work of a case costs over anonymous memory, in nanoseconds of one operation; nil for what was not measured.
package struct ControlPrices: Hashable, Sendable {
    /// The memory, in bytes.
    package let regionBytes: Int
    /// The bytes of an operation.
    package let blockBytes: Int
    /// In place, in base pages.
    package internal(set) var inPlace: Double?
    /// In place, in transparent huge pages.
    package internal(set) var inPlaceHuge: Double?
    /// By a copy into the buffer, in base pages.
    package internal(set) var copied: Double?
    /// By a copy into the buffer, in transparent huge pages.
    package internal(set) var copiedHuge: Double?
    /// The copy of one block that lies in the caches.
    package internal(set) var hotCopy: Double?
    /// pread(2) of one block of the file that lies in the caches.
    package internal(set) var pread: Double?
    /// What pread(2) of one byte adds to the loop that copies, each from the page of the block in the file: its bytes lie in the
    /// CPU's caches, what the kernel knows of the page does not. Small files: what it adds to opening and closing each of them.
    package internal(set) var preadBeside: Double?

    init(regionBytes: Int, blockBytes: Int) {
        self.regionBytes = regionBytes
        self.blockBytes = blockBytes
    }

    mutating func add(_ times: ControlTimes, huge: Bool) {
        if huge { inPlaceHuge = times.inPlace } else { inPlace = times.inPlace }
        if huge { copiedHuge = times.copied } else { copied = times.copied }
        preadBeside = times.preadBeside ?? preadBeside
    }
}
