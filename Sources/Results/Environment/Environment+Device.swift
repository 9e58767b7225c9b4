extension Environment {
    /// The disk under the data (/sys/block).
    package struct Device: Hashable, Sendable, Codable {
        /// The kernel's name, such as `nvme0n1`; of a partition, its disk.
        package var name: String
        /// The most that readahead fetches at once; 128 is the kernel's default.
        package var readAheadKibibytes: Int?
        /// Whether the kernel takes it for a spinning disk.
        package var isRotational: Bool?
        /// The I/O scheduler in force.
        package var scheduler: String?
        /// The model; nil for virtual disks.
        package var model: String?

        /// Makes the facts; what is left out is unknown.
        package init(
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
