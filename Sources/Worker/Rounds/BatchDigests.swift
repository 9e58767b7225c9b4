/// The digests of an engine's batches, in order, in memory that does not grow with their number.
///
/// The first 4096 are kept as they are. Whenever they are full, each two neighbours become one, and an entry stands for
/// twice as many batches: a polynomial of their digests modulo 2^64 whose factor is odd, so that one digest that differs always
/// makes the entry differ. Two engines are compared as far as both have whole entries.
struct BatchDigests: Equatable {
    private static let capacity = 1 << 12
    private static let factor: UInt64 = 0x9e37_79b9_7f4a_7c15

    /// The digest of the first batch; nil before it.
    private(set) var first: UInt64?
    private var entries: [UInt64] = []
    /// The batches of an entry: a power of two.
    private var span = 1
    /// The entry in the making.
    private var pending: (value: UInt64, batches: Int) = (0, 0)

    /// Adds the digests of the next batches.
    mutating func append(_ digests: [UInt64]) {
        if first == nil { first = digests.first }
        for digest in digests {
            pending.value = pending.value &* Self.factor &+ digest
            pending.batches += 1
            guard pending.batches == span else { continue }
            entries.append(pending.value)
            pending = (0, 0)
            guard entries.count == Self.capacity else { continue }
            entries = Self.merged(entries, span: span, by: 2)
            span *= 2
        }
    }

    /// True where every batch that both have had the same digest, but for the last ones of an entry that is not full.
    func agrees(with other: BatchDigests) -> Bool {
        let common = max(span, other.span)
        let mine = Self.merged(entries, span: span, by: common / span)
        let others = Self.merged(other.entries, span: other.span, by: common / other.span)
        let count = min(mine.count, others.count)
        return mine.prefix(count) == others.prefix(count)
    }

    /// Each `count` neighbours as one; those left over at the end are dropped.
    private static func merged(_ entries: [UInt64], span: Int, by count: Int) -> [UInt64] {
        guard count > 1 else { return entries }
        let power = (0..<span).reduce(UInt64(1)) { power, _ in power &* factor }
        return stride(from: 0, to: entries.count - entries.count % count, by: count).map { start in
            entries[start..<start + count].reduce(0) { $0 &* power &+ $1 }
        }
    }

    static func == (left: BatchDigests, right: BatchDigests) -> Bool {
        left.first == right.first && left.entries == right.entries && left.span == right.span
            && left.pending == right.pending
    }
}
