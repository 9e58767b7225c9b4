/// What a write puts into a block: a function of offset, round and engine, so that no engine can pass with another's bytes.
///
/// The first word of the block and of each page in it keeps the file's original content: mixed cases read it, whoever wrote last.
struct Payload {
    let content: Content
    let key: UInt64

    init(content: Content, round: Int, engine: Int) {
        self.content = content
        key = Content.mix(content.seed &+ UInt64(round) &* 0xa24b_aed4_963e_e407 &+ UInt64(engine + 1))
    }

    /// Makes the payload of `count` bytes at `offset`, a multiple of 64; whole words are written.
    @inline(__always)
    func fill(_ buffer: UnsafeMutableRawPointer, offset: Int, count: Int) {
        let words = unsafe buffer.assumingMemoryBound(to: UInt64.self)
        let start = Content.mix(key ^ UInt64(truncatingIfNeeded: offset))
        let length = (count &+ 7) &>> 3
        for index in 0..<length {
            unsafe words[index] = start &+ UInt64(truncatingIfNeeded: index) &* 0x9e37_79b9
        }
        var anchor = 0
        repeat {
            unsafe words[anchor] = content.word(index: (offset &>> 3) &+ anchor)
            anchor &+= 512
        } while anchor < length
    }
}
