extension Environment {
    /// The machine's memory at the start of the run (/proc/meminfo).
    package struct Memory: Hashable, Sendable, Codable {
        /// MemTotal.
        package var totalBytes: Int?
        /// MemAvailable: what new work could have without swapping.
        package var availableBytes: Int?
        /// Dirty: waits to be written to storage.
        package var dirtyBytes: Int?
        /// SwapTotal.
        package var swapTotalBytes: Int?
        /// SwapFree.
        package var swapFreeBytes: Int?
        /// Whether zswap is on: `Y`, `N` or `absent`; nil in results of earlier versions.
        package var zswap: String?

        /// Makes the facts; what is left out is unknown.
        package init(
            totalBytes: Int? = nil,
            availableBytes: Int? = nil,
            dirtyBytes: Int? = nil,
            swapTotalBytes: Int? = nil,
            swapFreeBytes: Int? = nil
        ) {
            self.totalBytes = totalBytes
            self.availableBytes = availableBytes
            self.dirtyBytes = dirtyBytes
            self.swapTotalBytes = swapTotalBytes
            self.swapFreeBytes = swapFreeBytes
        }

        enum CodingKeys: String, CodingKey {
            case totalBytes = "total_bytes"
            case availableBytes = "available_bytes"
            case dirtyBytes = "dirty_bytes"
            case swapTotalBytes = "swap_total_bytes"
            case swapFreeBytes = "swap_free_bytes"
            case zswap
        }
    }
}
