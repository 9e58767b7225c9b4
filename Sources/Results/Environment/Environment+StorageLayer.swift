extension Environment {
    /// A layer that the data lies on: a file system that is none of a local disk, a device made of something else, or the machine around
    /// this one.
    package struct StorageLayer: Hashable, Sendable, Codable {
        /// What it is, such as `loop` or `fuse`.
        package var kind: String
        /// Which one: a type, a file, a name.
        package var detail: String?
        /// Whether something there may hold data in memory that the page cache above it does not.
        package var holdsCache: Bool

        /// A layer.
        package init(kind: String, detail: String? = nil, holdsCache: Bool) {
            self.kind = kind
            self.detail = detail
            self.holdsCache = holdsCache
        }

        enum CodingKeys: String, CodingKey {
            case kind
            case detail
            case holdsCache = "holds_cache"
        }
    }
}

extension Environment.FileSystem {
    /// The layers whose caches may hold what the page cache does not; nil in results of earlier versions.
    package var cachesBelow: [Environment.StorageLayer]? { layers.map { $0.filter(\.holdsCache) } }
}
