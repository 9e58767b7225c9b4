extension Environment {
    /// Where the data lies (/proc/self/mountinfo, statfs(2)).
    package struct FileSystem: Hashable, Sendable, Codable {
        /// The directory that the data files are made in.
        package var directory: String?
        /// The file system's type, such as `ext4`.
        package var type: String?
        /// What is mounted.
        package var source: String?
        /// Where it is mounted.
        package var mountPoint: String?
        /// The mount options.
        package var options: [String]?
        /// Bytes that this user may still write.
        package var freeBytes: Int?
        /// Bytes in all.
        package var totalBytes: Int?
        /// What it lies on, the uppermost layer first; nil in results of earlier versions.
        package var layers: [StorageLayer]?
        /// Whether the kernel charges what a process reads from the device to that process; nil where that is not known.
        package var countsReads: Bool?
        /// When a read updates the time of access, such as `relatime`; as the next four nil in results of earlier versions.
        package var accessTimes: String?
        /// What encrypts the data below, such as `dm-crypt`, the uppermost first.
        package var encryption: [String]?
        /// The name of the backing device info, such as `254:0` or `btrfs-1`; nil for none, too.
        package var backingDevice: String?
        /// The most that readahead fetches at once, as that has it; nil for none, too.
        package var readAheadKibibytes: Int?

        /// Makes the facts; what is left out is unknown.
        package init(
            directory: String? = nil,
            type: String? = nil,
            source: String? = nil,
            mountPoint: String? = nil,
            options: [String]? = nil,
            freeBytes: Int? = nil,
            totalBytes: Int? = nil
        ) {
            self.directory = directory
            self.type = type
            self.source = source
            self.mountPoint = mountPoint
            self.options = options
            self.freeBytes = freeBytes
            self.totalBytes = totalBytes
        }

        enum CodingKeys: String, CodingKey {
            case directory
            case type
            case source
            case mountPoint = "mount_point"
            case options
            case freeBytes = "free_bytes"
            case totalBytes = "total_bytes"
            case layers
            case countsReads = "counts_reads"
            case accessTimes = "atime"
            case encryption
            case backingDevice = "bdi"
            case readAheadKibibytes = "read_ahead_kib"
        }
    }
}
