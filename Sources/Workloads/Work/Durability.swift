/// When written bytes are made durable, the same bytes at the same points for every engine.
package enum Durability: Hashable, Sendable, CustomStringConvertible {
    /// Never: dirty pages are left to the kernel.
    case none
    /// Once at the end of each batch: fdatasync(2), or msync(2) of the whole mapping.
    case end
    /// After every N operations, and at the end of each batch.
    case every(Int)

    /// The texts accepted.
    package static let accepted = "none, end or every:N with N at least 1"

    /// The durability as written in suites and case ids.
    package var description: String {
        switch self {
        case .none: "none"
        case .end: "end"
        case .every(let count): "every:\(count)"
        }
    }
}

extension Durability: ParameterText {
    /// Reads `none`, `end` or `every:N`.
    package init(parsing text: String) throws(WorkloadError) {
        switch nameAndArgument(text) {
        case ("none", nil): self = .none
        case ("end", nil): self = .end
        case ("every", let argument?):
            guard let count = Int(argument), count >= 1 else { throw Self.refused(text) }
            self = .every(count)
        default: throw Self.refused(text)
        }
    }
}
