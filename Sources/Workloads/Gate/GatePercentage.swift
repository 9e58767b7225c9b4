/// Shares written as percentages: `5%`, `0.5%`.
package enum GatePercentage {
    /// What is accepted, for error messages and help.
    package static let accepted = "a percentage above 0% and at most 1000%, such as 5%"

    /// Reads a percentage; throws ``WorkloadError`` that says what is accepted. A bare number is refused: 5 and 0.05 would
    /// both look right.
    package static func share(parsing text: String) throws(WorkloadError) -> Double {
        let digits = text.dropLast()
        guard text.hasSuffix("%"), digits.allSatisfy({ $0.isASCII && ($0.isNumber || $0 == ".") }),
            let number = Double(digits), number > 0, number <= 1000
        else { throw WorkloadError("'\(text)' is not a percentage", accepted: accepted) }
        return number / 100
    }

    /// The share as text: `5%`.
    package static func text(_ share: Double) -> String {
        let tenths = (share * 100_000).rounded() / 1000
        return tenths == tenths.rounded() ? "\(Int(tenths))%" : "\(tenths)%"
    }
}
