/// The offsets of one batch, as the loops see them: a pattern is a type, so that each gets a loop of its own.
protocol OffsetSequence {
    var count: Int { get }
    /// The number of the block that operation `index` takes.
    func block(_ index: Int) -> Int
    /// True where operation `index` of a mixed batch writes.
    func writes(_ index: Int) -> Bool
}

/// One block after the other from `first`, going back to `region.lowerBound` at the region's end.
struct SequentialOffsets: OffsetSequence {
    let count: Int
    let first: Int
    let end: Int
    let length: Int

    init(count: Int, batch: Int, region: Range<Int>) {
        self.count = count
        first = region.lowerBound + OffsetPlan.start(ofBatch: batch, count: count, in: region.count)
        end = region.upperBound
        length = region.count
    }

    @inline(__always)
    func block(_ index: Int) -> Int {
        let block = first &+ index
        return block < end ? block : block &- length
    }

    @inline(__always)
    func writes(_ index: Int) -> Bool { false }
}

/// Offsets made before the timed part, four bytes each.
@safe struct TableOffsets: OffsetSequence {
    let count: Int
    let entries: UnsafePointer<UInt32>

    init(count: Int, entries: UnsafePointer<UInt32>) {
        self.count = count
        unsafe self.entries = entries
    }

    @inline(__always)
    func block(_ index: Int) -> Int { Int(unsafe entries[index] & ~OffsetPlan.writeBit) }

    @inline(__always)
    func writes(_ index: Int) -> Bool { unsafe entries[index] & OffsetPlan.writeBit != 0 }
}
