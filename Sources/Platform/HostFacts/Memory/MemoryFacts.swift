/// The machine's memory, in bytes, from /proc/meminfo (proc(5)); nil where the kernel does not say.
package struct MemoryFacts: Hashable, Sendable {
    /// MemTotal: usable memory.
    package var totalBytes: Int
    /// MemAvailable: what new work could have without swapping.
    package var availableBytes: Int?
    /// Dirty: waits to be written to storage.
    package var dirtyBytes: Int?
    /// Writeback: is being written to storage.
    package var writebackBytes: Int?
    /// Cached: the page cache.
    package var cachedBytes: Int?
    /// SwapTotal.
    package var swapTotalBytes: Int?
    /// SwapFree.
    package var swapFreeBytes: Int?

    /// Reads /proc/meminfo's text.
    ///
    /// - Returns: nil when there is no MemTotal.
    package init?(parsing text: String) {
        let fields = ProcText.fields(text)
        guard let total = ProcText.bytes(fields["MemTotal"]) else { return nil }
        totalBytes = total
        availableBytes = ProcText.bytes(fields["MemAvailable"])
        dirtyBytes = ProcText.bytes(fields["Dirty"])
        writebackBytes = ProcText.bytes(fields["Writeback"])
        cachedBytes = ProcText.bytes(fields["Cached"])
        swapTotalBytes = ProcText.bytes(fields["SwapTotal"])
        swapFreeBytes = ProcText.bytes(fields["SwapFree"])
    }

    /// This machine's memory now; nil when /proc/meminfo can't be read.
    package static func current() -> MemoryFacts? { ProcFile.read("/proc/meminfo").flatMap(MemoryFacts.init(parsing:)) }
}
