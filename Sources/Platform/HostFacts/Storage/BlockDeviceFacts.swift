internal import Glibc

/// The disk under a path, as /sys/block describes it.
///
/// A partition is answered by its disk, since the queue (readahead, scheduler) belongs to that.
package struct BlockDeviceFacts: Hashable, Sendable {
    /// The kernel's name of the disk, such as `nvme0n1`; also its name in /proc/diskstats.
    package var name: String
    /// queue/read_ahead_kb: the most that readahead fetches at once, in KiB. 128 is the kernel's default.
    package var readAheadKibibytes: Int?
    /// queue/rotational: whether the kernel takes it for a spinning disk (virtual disks often say so).
    package var isRotational: Bool?
    /// queue/scheduler: the one in force, such as `none` or `mq-deadline`.
    package var scheduler: String?
    /// device/model; nil for virtual disks.
    package var model: String?

    /// The disk that holds an existing path; nil for file systems without one of their own (tmpfs, overlay, btrfs, network).
    package static func of(path: String) -> BlockDeviceFacts? {
        var facts = stat()
        guard unsafe stat(path, &facts) == 0 else { return nil }
        let (major, minor) = numbers(of: facts.st_dev)
        return of(major: major, minor: minor)
    }

    /// The disk with a device number; nil when /sys/dev/block does not have it.
    package static func of(major: UInt32, minor: UInt32, root: String = "") -> BlockDeviceFacts? {
        guard let directory = directory(major: major, minor: minor, root: root) else { return nil }
        guard let name = directory.split(separator: "/").last else { return nil }
        return BlockDeviceFacts(
            name: String(name),
            readAheadKibibytes: ProcFile.integer(directory + "/queue/read_ahead_kb"),
            isRotational: ProcFile.integer(directory + "/queue/rotational").map { $0 != 0 },
            scheduler: ProcFile.read(directory + "/queue/scheduler").flatMap(ProcText.selected),
            model: ProcFile.line(directory + "/device/model")
        )
    }

    /// The folder in /sys of the disk with a device number, or of the disk that a partition belongs to.
    static func directory(major: UInt32, minor: UInt32, root: String) -> String? {
        guard let directory = ProcFile.resolve("\(root)/sys/dev/block/\(major):\(minor)") else { return nil }
        return ProcFile.exists(directory + "/partition") ? parent(of: directory) : directory
    }

    /// Major and minor number of a dev_t as glibc composes it (makedev(3)).
    static func numbers(of device: UInt) -> (major: UInt32, minor: UInt32) {
        let major = ((device >> 8) & 0xfff) | ((device >> 32) & 0xffff_f000)
        let minor = (device & 0xff) | ((device >> 12) & 0xffff_ff00)
        return (UInt32(major), UInt32(minor))
    }

    private static func parent(of directory: String) -> String {
        directory.lastIndex(of: "/").map { String(directory[..<$0]) } ?? directory
    }
}
