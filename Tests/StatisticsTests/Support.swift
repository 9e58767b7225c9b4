import Foundation
import Statistics
import Testing

/// Reads a file that `Fixtures/make-fixtures.py` made.
func fixture<Case: Decodable>(_ name: String, of type: Case.Type) throws -> [Case] {
    let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Fixtures")
    let cases = try JSONDecoder().decode([Case].self, from: Data(contentsOf: folder.appending(path: "\(name).json")))
    try #require(!cases.isEmpty)
    return cases
}

/// Whether two numbers agree within a relative error; zero agrees with zero only.
func agrees(_ actual: Double?, _ expected: Double, relative: Double = 1e-9) -> Bool {
    guard let actual else { return false }
    return actual == expected || abs(actual - expected) <= relative * abs(expected)
}

/// Whether an interval has the bounds of a fixture, where no bounds stand for no interval.
func agrees(_ actual: ClosedRange<Double>?, _ expected: [Double]?) -> Bool {
    guard let actual, let expected else { return (actual == nil) == (expected == nil) }
    return agrees(actual.lowerBound, expected[0]) && agrees(actual.upperBound, expected[1])
}

/// Whether an interval leaves zero out; a missing interval is the whole line.
func excludesZero(_ interval: ClosedRange<Double>?) -> Bool {
    interval.map { !$0.contains(0) } ?? false
}

extension SeededGenerator {
    /// A standard normal number (Box and Muller).
    mutating func normal() -> Double {
        let radius = (-2 * log(1 - uniform())).squareRoot()
        return radius * cos(2 * Double.pi * uniform())
    }

    mutating func normals(_ count: Int, center: Double = 0) -> [Double] {
        (0..<count).map { _ in center + normal() }
    }

    /// Small whole numbers with a drift to one side: many ties and zeros.
    mutating func tied(_ count: Int) -> [Double] {
        let low = index(below: 4)
        let width = 1 + index(below: 7)
        return (0..<count).map { _ in Double(index(below: width + 1) - low) }
    }
}

/// The share of `trials` in which something holds.
func share(of trials: Int, where holds: () -> Bool) -> Double {
    Double((0..<trials).count { _ in holds() }) / Double(trials)
}
