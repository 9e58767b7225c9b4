/// What a shipped suite needs of the machine.
package struct SuiteNeed: Hashable, Sendable {
    /// The suite's name.
    package var suite: String
    /// Bytes of disk for its data files.
    package var diskBytes: Int
    /// Bytes of memory that must be free for page cache and workers, so that warm cases stay warm.
    package var memoryBytes: Int

    /// Makes a need.
    package init(suite: String, diskBytes: Int, memoryBytes: Int) {
        self.suite = suite
        self.diskBytes = diskBytes
        self.memoryBytes = memoryBytes
    }

    /// The needs of `quick` (files of 256 MiB) and `standard` (1 GiB), with what a run wants spare.
    package static let shipped = [
        SuiteNeed(suite: "quick", diskBytes: 580 << 20, memoryBytes: 512 << 20),
        SuiteNeed(suite: "standard", diskBytes: 3 << 30, memoryBytes: 2 << 30),
    ]
}
