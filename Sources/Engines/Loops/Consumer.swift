internal import CLinux

/// How the bytes of a block are used. A consumption is a type, so that each gets a loop of its own; its value is a constant of that loop.
protocol Consumer {
    /// Uses `count` bytes at `bytes`, a multiple of 64 from the file's start, and returns what goes into the digest.
    ///
    /// - Parameters:
    ///   - isBuffer: the bytes are a copy already, made by the system call.
    ///   - buffer: where a copy goes.
    func consume(
        _ bytes: UnsafeRawPointer,
        count: Int,
        isBuffer: Bool,
        buffer: UnsafeMutableRawPointer
    ) -> UInt64
}

/// One byte of each page, of a block of several.
struct Touch: Consumer {
    /// The bytes from one touch to the next: those of a page of the kernel.
    let page: Int

    @inline(__always)
    func consume(
        _ bytes: UnsafeRawPointer,
        count: Int,
        isBuffer: Bool,
        buffer: UnsafeMutableRawPointer
    ) -> UInt64 {
        var sum: UInt64 = 0
        var offset = 0
        repeat {
            sum &+= UInt64(unsafe bytes.load(fromByteOffset: offset, as: UInt8.self))
            offset &+= page
        } while offset < count
        return sum
    }
}

/// The first byte of a block that is no larger than a page.
///
/// A loop of its own, since here a few instructions decide: a touch waits for memory, and the CPU overlaps only as many of these
/// waits as operations fit into its reorder buffer. With the length of the block and the loop over its pages it was 1.9 times
/// slower than C.
struct TouchOnce: Consumer {
    @inline(__always)
    func consume(
        _ bytes: UnsafeRawPointer,
        count: Int,
        isBuffer: Bool,
        buffer: UnsafeMutableRawPointer
    ) -> UInt64 {
        UInt64(unsafe bytes.load(as: UInt8.self))
    }
}

/// The sum of every 8-byte word.
struct Sum: Consumer {
    @inline(__always)
    func consume(
        _ bytes: UnsafeRawPointer,
        count: Int,
        isBuffer: Bool,
        buffer: UnsafeMutableRawPointer
    ) -> UInt64 {
        let words = unsafe bytes.assumingMemoryBound(to: UInt64.self)
        var sum: UInt64 = 0
        for index in 0..<(count &>> 3) { sum &+= unsafe words[index] }
        guard count & 7 != 0 else { return sum }
        return unsafe sum &+ Tail.word(bytes, from: count & ~7, to: count)
    }
}

/// Every byte copied into the buffer; the last word goes into the digest.
struct Copy: Consumer {
    @inline(__always)
    func consume(
        _ bytes: UnsafeRawPointer,
        count: Int,
        isBuffer: Bool,
        buffer: UnsafeMutableRawPointer
    ) -> UInt64 {
        if !isBuffer { unsafe clinux_copy(buffer, bytes, count) }
        let last = (count &- 1) & ~7
        guard count & 7 == 0 else { return unsafe Tail.word(buffer, from: last, to: count) }
        return unsafe buffer.load(fromByteOffset: last, as: UInt64.self)
    }
}

/// What mixed cases fold in: other words may have been written, the first of a block is decided by its offset alone.
struct Anchored<Use: Consumer>: Consumer {
    /// How the bytes are used.
    let use: Use

    @inline(__always)
    func consume(
        _ bytes: UnsafeRawPointer,
        count: Int,
        isBuffer: Bool,
        buffer: UnsafeMutableRawPointer
    ) -> UInt64 {
        clinux_black_box(unsafe use.consume(bytes, count: count, isBuffer: isBuffer, buffer: buffer))
        guard count >= 8 else { return unsafe Tail.word(bytes, from: 0, to: count) }
        return unsafe bytes.load(as: UInt64.self)
    }
}

/// Every byte copied, and the sum of the copy: the untimed check that a copy is whole.
struct Audit: Consumer {
    @inline(__always)
    func consume(
        _ bytes: UnsafeRawPointer,
        count: Int,
        isBuffer: Bool,
        buffer: UnsafeMutableRawPointer
    ) -> UInt64 {
        if !isBuffer { unsafe clinux_copy(buffer, bytes, count) }
        return unsafe Sum().consume(UnsafeRawPointer(buffer), count: count, isBuffer: true, buffer: buffer)
    }
}

/// The bytes of a file that ends inside a word.
enum Tail {
    /// The bytes from `start` to `end`, fewer than eight, as a word with zeros above.
    @inline(never)
    static func word(_ bytes: UnsafeRawPointer, from start: Int, to end: Int) -> UInt64 {
        var word: UInt64 = 0
        for offset in (start..<end).reversed() {
            word = word << 8 | UInt64(unsafe bytes.load(fromByteOffset: offset, as: UInt8.self))
        }
        return word
    }
}
