/// The order of the offsets.
package enum Pattern: Hashable, Sendable, CustomStringConvertible {
    /// One block after the other.
    case sequential
    /// Uniformly random blocks.
    case random
    /// Random blocks where the k-th most popular is taken in proportion to 1 / k^exponent, popularity scattered over
    /// the file.
    case zipf(exponent: Double)

    /// The texts accepted.
    package static let accepted = "sequential, random, zipf or zipf:EXPONENT with an exponent above 0 and at most 5"
    /// The exponent of plain `zipf`.
    package static let defaultExponent = 1.1

    /// The pattern as written in suites and case ids.
    package var description: String {
        switch self {
        case .sequential: "sequential"
        case .random: "random"
        case .zipf(let exponent): "zipf:\(exponent)"
        }
    }
}

extension Pattern: ParameterText {
    /// Reads `sequential`, `random`, `zipf` or `zipf:EXPONENT`.
    package init(parsing text: String) throws(WorkloadError) {
        switch nameAndArgument(text) {
        case ("sequential", nil): self = .sequential
        case ("random", nil): self = .random
        case ("zipf", nil): self = .zipf(exponent: Self.defaultExponent)
        case ("zipf", let argument?):
            guard let exponent = Double(argument), exponent > 0, exponent <= 5 else { throw Self.refused(text) }
            self = .zipf(exponent: exponent)
        default: throw Self.refused(text)
        }
    }
}
