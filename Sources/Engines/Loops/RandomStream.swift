/// A stream of random numbers made from parts of an identity (seed, case, thread, batch): the same parts, the same stream.
struct RandomStream {
    private var state: UInt64

    init(_ parts: UInt64...) {
        state = parts.reduce(0) { Content.mix($0 &+ $1 &+ Content.increment) }
    }

    /// 64 random bits.
    mutating func next() -> UInt64 {
        state &+= Content.increment
        return Content.mix(state)
    }

    /// A number from 0 below `bound`. The upper half of the product: its bias is below bound / 2^64.
    mutating func below(_ bound: Int) -> Int {
        Int(next().multipliedFullWidth(by: UInt64(bound)).high)
    }

    /// A number from 0 below 1, with 53 bits.
    mutating func unit() -> Double { Double(next() >> 11) * 0x1p-53 }
}
