/// How a warm file is brought into the page cache. It decides the size of the folios, and with them the cost of a
/// fault.
package enum FillMethod: Hashable, Sendable, CustomStringConvertible {
    /// pread(2) from the start in pieces of this size, with the kernel's readahead.
    case read(ByteSize)
    /// pread(2) in pieces of this size under POSIX_FADV_RANDOM, so without readahead: small folios.
    case random(ByteSize)
    /// madvise(MADV_POPULATE_READ) of a mapping of the whole file.
    case populate

    /// The smallest piece, of which the others are multiples: no larger than a page of any kernel.
    private static let smallest = ByteSize.kibibytes(4)
    private static let largest = ByteSize.mebibytes(16)

    /// The texts accepted.
    package static let accepted = "read:SIZE, random:SIZE or populate, with a size from 4KiB to 16MiB"

    /// The method as written in suites and case ids.
    package var description: String {
        switch self {
        case .read(let size): "read:\(size)"
        case .random(let size): "random:\(size)"
        case .populate: "populate"
        }
    }
}

extension FillMethod: ParameterText {
    /// Reads `read:SIZE`, `random:SIZE` or `populate`.
    package init(parsing text: String) throws(WorkloadError) {
        let parts = nameAndArgument(text)
        if parts.name == "populate", parts.argument == nil {
            self = .populate
            return
        }
        guard let argument = parts.argument, let size = try? ByteSize(parsing: argument),
            (Self.smallest...Self.largest).contains(size), size.bytes.isMultiple(of: Self.smallest.bytes)
        else { throw Self.refused(text) }
        switch parts.name {
        case "read": self = .read(size)
        case "random": self = .random(size)
        default: throw Self.refused(text)
        }
    }
}
