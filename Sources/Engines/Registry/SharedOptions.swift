internal import Platform
package import Workloads

/// The advice to the page cache on the coming accesses.
package enum AccessAdvice: String, CaseIterable, Sendable {
    case normal
    case sequential
    case random
}

extension OptionToken<AccessAdvice> {
    /// posix_fadvise(2) on the descriptor, or madvise(2) on the mapping.
    package static var advice: OptionToken { .words("advice") }
}

/// The pages that an engine asks for its I/O buffer.
package enum BufferPages: String, CaseIterable, Sendable {
    case normal
    case transparent = "thp"
    case hugetlb2MiB = "hugetlb-2MiB"

    /// The page size asked for, in bytes; nil for none.
    package var pageSize: Int? {
        switch self {
        case .normal: nil
        case .transparent: TransparentHugePages.pageSize
        case .hugetlb2MiB: 2 << 20
        }
    }
}

extension OptionToken<BufferPages> {
    /// The pages of the I/O buffer. Small files have buffers of their own.
    package static var buffer: OptionToken { .words("buffer", kinds: [.file]) }
}

extension EngineSpec {
    /// The pages that the engine asks for its I/O buffer; normal ones for an engine without the option.
    package var bufferPages: BufferPages { self[.buffer] }
}
