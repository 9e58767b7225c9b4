/// A small generator whose sequence is fixed by its seed, on every machine and with every Swift version.
///
/// Made for resampling and simulation; not for secrets. The standard library's `Int.random(in:using:)` and `shuffle`
/// do not promise to consume a generator the same way in every version: use ``index(below:)`` where a result must be
/// repeatable.
///
/// Source: SplitMix64, Steele, Lea and Flood, "Fast Splittable Pseudorandom Number Generators", OOPSLA 2014.
package struct SeededGenerator: RandomNumberGenerator, Sendable {
    private var state: UInt64

    /// Starts the sequence of a seed; all seeds are equally good.
    package init(seed: UInt64) {
        state = seed
    }

    /// The next 64 random bits.
    package mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }

    /// A uniform number from 0 up to but not including 1, a multiple of 2⁻⁵³.
    package mutating func uniform() -> Double {
        Double(next() >> 11) * 0x1p-53
    }

    /// A uniform index from 0 up to but not including `bound`; 0 where `bound` is below 2.
    ///
    /// Source: Lemire, "Fast Random Integer Generation in an Interval", ACM TOMACS 29 (2019).
    package mutating func index(below bound: Int) -> Int {
        guard bound > 1 else { return 0 }
        let width = UInt64(bound)
        let threshold = (0 &- width) % width
        while true {
            let product = next().multipliedFullWidth(by: width)
            if product.low >= threshold { return Int(product.high) }
        }
    }
}
