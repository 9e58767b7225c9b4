internal import Analysis
package import Platform

/// What a run has left whose process is gone: a folder that carries its marker, perhaps with the only rounds of a run whose results were
/// for standard output, and huge pages that it had added to the kernel's pools.
package struct Leftover: Hashable, Sendable {
    /// The folder.
    package let folder: String
    /// Its bytes on disk, as far as they could be read.
    package let bytes: Int
    /// The process that made it, and the pages that it added.
    package let content: RunMarker.Content
    /// The journal in the folder; nil for none.
    package let journal: String?

    /// The pages that are still in the kernel's pools: a pool does not outlive its boot.
    package var pages: [RunMarker.Pages] {
        guard content.owner.isOfThisBoot else { return [] }
        return content.pages.filter { pages in (HugePagePool(pageSize: pages.size)?.total ?? 0) > pages.before }
    }

    /// `FOLDER (453 MiB)`, with the pages.
    package var words: String {
        let pages = pages.map { "\(FigureText.plural($0.added, "huge page")) of \($0.size >> 10) KiB" }
        let size = bytes >= 1 << 20 ? "\(bytes >> 20) MiB" : "\(bytes >> 10) KiB"
        return "\(folder) (\(([size] + pages).joined(separator: ", ")))"
    }
}
