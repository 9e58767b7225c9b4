/// The page size that is asked for.
package enum HugePages: String, CaseIterable, Hashable, Sendable, Codable, ParameterChoice {
    /// None: what the kernel does by itself; for anonymous memory MADV_NOHUGEPAGE, or this would be `thp` where the kernel's setting
    /// is `always`.
    case off
    /// Transparent huge pages: MADV_HUGEPAGE on mappings, and MADV_COLLAPSE on a memfd once it is filled.
    case transparent = "thp"
    /// Pages of 2 MiB out of the kernel's pool.
    case hugetlb2MiB = "hugetlb-2MiB"
    /// Pages of 1 GiB out of the kernel's pool.
    case hugetlb1GiB = "hugetlb-1GiB"

    /// The size of a page of the pool, in bytes; nil where none is asked from there.
    package var poolPageSize: Int? {
        switch self {
        case .off, .transparent: nil
        case .hugetlb2MiB: 2 << 20
        case .hugetlb1GiB: 1 << 30
        }
    }

    /// The page size asked for, in bytes; nil for none.
    ///
    /// - Parameter transparent: the bytes of a transparent huge page: 2 MiB where a base page has 4 KiB, 32 MiB and 512 MiB where it
    ///   has 16 KiB and 64 KiB.
    package func askedPageSize(transparent: Int) -> Int? { self == .transparent ? transparent : poolPageSize }
}
