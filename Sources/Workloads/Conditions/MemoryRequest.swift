/// What is asked of the memory that the bytes lie in: the object behind the file, its page size, its nodes. A case that asks for
/// nothing has none, and its id does not mention it.
package struct MemoryRequest: Hashable, Sendable, Codable {
    /// What the engines open and map.
    package let backing: Backing
    /// The page size asked for.
    package let hugePages: HugePages
    /// The nodes asked for.
    package let numa: NUMAPlacement

    /// A request; nil where nothing is asked for.
    package init?(backing: Backing, hugePages: HugePages, numa: NUMAPlacement) {
        guard backing != .file || hugePages != .off || numa != .off else { return nil }
        self.backing = backing
        self.hugePages = hugePages
        self.numa = numa
    }
}
