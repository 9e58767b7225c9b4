internal import Engines
internal import Platform
internal import Results

/// Reads what the whole system has written: pages of files (vmstat), and bytes to the device under the data (diskstats).
struct SystemWrites: Sendable {
    /// The device in /proc/diskstats; nil where the data lies on none.
    let device: String?
    /// Where /proc is.
    let root: String

    /// - Parameter root: of another /proc, for tests.
    init(device: String?, root: String = "") {
        self.device = device
        self.root = root
    }

    /// What has been written until now; what the kernel does not tell is not measured.
    func read() -> Counts {
        var counts = Counts()
        if let pages = DirtyMemory.writtenPages(root: root) { counts.add(pages, to: .writtenPages) }
        if let disk = device.flatMap({ DiskStatistics.current(device: $0, root: root) }) {
            counts.add(disk.writtenBytes, to: .deviceWriteBytes)
        }
        return counts
    }
}
