/// What write(2) over 1 KiB of a resident, dirty file costs by what the page cache has it in, in nanoseconds: file systems may go through all
/// of a large folio for it.
package struct OverwriteCost: Hashable, Sendable, Codable {
    /// In a cache of single pages.
    package var smallFolioNanoseconds: Double
    /// In a cache that was written in pieces of 1 MiB: of large folios, where the file system has them.
    package var largeFolioNanoseconds: Double

    /// Costs as measured.
    package init(smallFolioNanoseconds: Double, largeFolioNanoseconds: Double) {
        self.smallFolioNanoseconds = smallFolioNanoseconds
        self.largeFolioNanoseconds = largeFolioNanoseconds
    }

    /// How many times the one the other is.
    package var ratio: Double { smallFolioNanoseconds > 0 ? largeFolioNanoseconds / smallFolioNanoseconds : 1 }

    /// From this ratio on verdicts on small writes are partly ones on the folios.
    package static let leastRatio = 1.5

    /// True where large folios make small overwrites dear.
    package var isDear: Bool { ratio >= Self.leastRatio }
}
