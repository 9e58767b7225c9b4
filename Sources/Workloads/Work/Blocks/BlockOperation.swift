/// What is done to each block.
package enum BlockOperation: Hashable, Sendable {
    case read
    case write
    /// Reads and writes; the percentage that reads, 1 to 99.
    case mixed(reads: Int)

    /// The percentage of mixed work that is given none.
    static let standardReads = 70

    /// The word for it.
    package var word: Operation {
        switch self {
        case .read: .read
        case .write: .write
        case .mixed: .mixed
        }
    }

    /// The percentage of operations that read, where that is not all or none.
    package var reads: Int? {
        if case .mixed(let reads) = self { reads } else { nil }
    }

    /// What a word says by itself.
    init(_ word: Operation) {
        self =
            switch word {
            case .read: .read
            case .write: .write
            case .mixed: .mixed(reads: Self.standardReads)
            }
    }
}
