/// The probabilities P(X ≤ 0), P(X ≤ 1), ... of a count X of heads in `count` tosses of a fair coin, one after another.
///
/// The terms are built upward from 2⁻ⁿ with a power of two kept aside, so that nothing underflows on the way and sums
/// are exact for counts up to about 50. At 10⁵ tosses the relative error is below 10⁻⁹. A probability too small for a
/// `Double` comes out as 0.
///
/// The test and the interval both read these numbers, which is why they agree to the last bit.
struct HalfBinomialTail: Sequence, IteratorProtocol {
    private let count: Int
    private var heads = 0
    private var term = 1.0
    private var sum = 0.0
    private var exponent: Int

    init(count: Int) {
        self.count = count
        self.exponent = -count
    }

    mutating func next() -> Double? {
        guard heads <= count else { return nil }
        sum += term
        let probability = Double(sign: .plus, exponent: exponent, significand: sum)
        term = term * Double(count - heads) / Double(heads + 1)
        heads += 1
        if term > 0x1p512 {
            term *= 0x1p-512
            sum *= 0x1p-512
            exponent += 512
        }
        return Swift.min(1, probability)
    }
}
