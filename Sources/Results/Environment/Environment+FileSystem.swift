extension Environment {
    /// Where the data lies (/proc/self/mountinfo, statfs(2)).
    public struct FileSystem: Hashable, Sendable, Codable {
        /// The directory that the data files are made in.
        public var directory: String?
        /// The file system's type, such as `ext4`.
        public var type: String?
        /// What is mounted.
        public var source: String?
        /// Where it is mounted.
        public var mountPoint: String?
        /// The mount options.
        public var options: [String]?
        /// Bytes that this user may still write.
        public var freeBytes: Int?
        /// Bytes in all.
        public var totalBytes: Int?

        /// Makes the facts; what is left out is unknown.
        public init(
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
        }
    }
}
