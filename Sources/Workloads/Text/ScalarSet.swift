/// A set of characters, as a class of a regular expression has it.
struct ScalarSet: Sendable {
    private(set) var ranges: [ClosedRange<UInt32>] = []
    var isNegated = false

    init(_ ranges: [ClosedRange<Unicode.Scalar>], isNegated: Bool = false) {
        self.ranges = ranges.map { $0.lowerBound.value...$0.upperBound.value }
        self.isNegated = isNegated
    }

    func contains(_ scalar: Unicode.Scalar) -> Bool {
        ranges.contains { $0.contains(scalar.value) } != isNegated
    }

    /// Adds all of another set.
    mutating func formUnion(_ other: ScalarSet) { ranges += other.isNegated ? other.complement : other.ranges }

    /// The set in small letters too, where it has large ones.
    mutating func addSmallLetters() {
        for range in ranges {
            let large = range.clamped(to: 0x41...0x5a)
            if range.overlaps(0x41...0x5a) { ranges.append(large.lowerBound + 32...large.upperBound + 32) }
        }
    }

    private var complement: [ClosedRange<UInt32>] {
        var rest: [ClosedRange<UInt32>] = []
        var next: UInt32 = 0
        for range in ranges.sorted(by: { $0.lowerBound < $1.lowerBound }) {
            if range.lowerBound > next { rest.append(next...range.lowerBound - 1) }
            next = max(next, range.upperBound + 1)
        }
        return rest + [next...0x10ffff]
    }

    static let digit = ScalarSet(["0"..."9"])
    static let word = ScalarSet(["0"..."9", "A"..."Z", "_"..."_", "a"..."z", "\u{c0}"..."\u{24f}"])
    static let space = ScalarSet(["\t"..."\r", " "..." "])
    /// Anything but a line end.
    static let any = ScalarSet(["\n"..."\n"], isNegated: true)

    func negated() -> ScalarSet {
        var other = self
        other.isNegated.toggle()
        return other
    }
}
