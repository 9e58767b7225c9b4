extension Environment {
    /// The disk under the data (/sys/block).
    public struct Device: Hashable, Sendable, Codable {
        /// The kernel's name, such as `nvme0n1`; of a partition, its disk.
        public var name: String
        /// The most that readahead fetches at once; 128 is the kernel's default.
        public var readAheadKibibytes: Int?
        /// Whether the kernel takes it for a spinning disk.
        public var isRotational: Bool?
        /// The I/O scheduler in force.
        public var scheduler: String?
        /// The model; nil for virtual disks.
        public var model: String?

        /// Makes the facts; what is left out is unknown.
        public init(
            name: String,
            readAheadKibibytes: Int? = nil,
            isRotational: Bool? = nil,
            scheduler: String? = nil,
            model: String? = nil
        ) {
            self.name = name
            self.readAheadKibibytes = readAheadKibibytes
            self.isRotational = isRotational
            self.scheduler = scheduler
            self.model = model
        }

        enum CodingKeys: String, CodingKey {
            case name
            case readAheadKibibytes = "read_ahead_kib"
            case isRotational = "rotational"
            case scheduler
            case model
        }
    }
}
