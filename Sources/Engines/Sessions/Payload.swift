/// What a write puts into a block: a function of offset, round, engine and batch, so that no engine can pass with another's
/// bytes, nor with its own of an earlier batch.
///
/// Most of it is made once, before the timed part: to make every word afresh would be a third of what a mapped write takes. Two
/// words of each 512 are stamped in the loop. The first keeps the file's original content, which mixed cases read, whoever wrote
/// last; the second is made of offset, round, engine and batch.
struct Payload {
    /// The words from one stamp to the next: no page of any kernel is without one.
    private static var stampDistance: Int { 512 }

    private let content: Content
    private let key: UInt64
    private var stampKey: UInt64

    init(content: Content, round: Int, engine: Int) {
        self.content = content
        key = Content.mix(content.seed &+ UInt64(round) &* 0xa24b_aed4_963e_e407 &+ UInt64(engine + 1))
        stampKey = key
    }

    /// The same payload as it is in one batch.
    func inBatch(_ batch: Int) -> Payload {
        var payload = self
        payload.stampKey = Content.mix(key ^ UInt64(truncatingIfNeeded: batch))
        return payload
    }

    /// Fills `count` bytes, rounded up to whole words, with what is the same in every block of this round and engine.
    func makeTemplate(_ buffer: UnsafeMutableRawPointer, count: Int) {
        let words = unsafe buffer.assumingMemoryBound(to: UInt64.self)
        for index in 0..<((count + 7) / 8) { unsafe words[index] = Content.mix(key &+ UInt64(index)) }
    }

    /// Makes the template the payload of `count` bytes at `offset`, a multiple of 64.
    @inline(__always)
    func stamp(_ buffer: UnsafeMutableRawPointer, offset: Int, count: Int) {
        let words = unsafe buffer.assumingMemoryBound(to: UInt64.self)
        let length = (count &+ 7) &>> 3
        var place = 0
        repeat {
            unsafe words[place] = content.word(index: (offset &>> 3) &+ place)
            if place &+ 1 < length {
                unsafe words[place &+ 1] = Content.mix(stampKey ^ UInt64(truncatingIfNeeded: offset &+ place))
            }
            place &+= Self.stampDistance
        } while place < length
    }
}
