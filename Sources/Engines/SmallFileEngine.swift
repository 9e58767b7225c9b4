internal import CLinux
internal import Glibc
internal import Platform

/// An engine as the small-file loop sees it: opens a file, gives every byte, and closes it.
///
/// `Timer` stands at the borders of the phases: it is empty in the plain loop and reads the clock in sampled operations.
protocol SmallFileEngine: ~Copyable {
    /// The system calls made so far.
    var calls: UInt64 { get }
    /// One whole operation; returns what goes into the digest.
    mutating func visit<Use: Consumer, Timer: PhaseTimer>(
        _ path: UnsafePointer<CChar>,
        _ use: Use.Type,
        _ timer: inout Timer
    ) throws(SmallFileFault) -> UInt64
}

/// A call that failed on a small file.
struct SmallFileFault: Error {
    let call: StaticString
    let result: Int
}

/// Stands at the borders of the phases of an operation.
protocol PhaseTimer {
    mutating func start()
    mutating func opened()
    mutating func mapped()
    mutating func accessed()
    mutating func unmapped()
    mutating func closed()
}

/// No timing: the loop of 15 operations in 16.
struct Untimed: PhaseTimer {
    @inline(__always) mutating func start() {}
    @inline(__always) mutating func opened() {}
    @inline(__always) mutating func mapped() {}
    @inline(__always) mutating func accessed() {}
    @inline(__always) mutating func unmapped() {}
    @inline(__always) mutating func closed() {}
}

/// Reads the clock at each border and adds up.
struct Timed: PhaseTimer {
    private var last = 0
    private(set) var open = 0
    private(set) var map = 0
    private(set) var access = 0
    private(set) var unmap = 0
    private(set) var close = 0

    private mutating func lap() -> Int {
        let now = Clock.now()
        defer { last = now }
        return now - last
    }

    mutating func start() { last = Clock.now() }
    mutating func opened() { open += lap() }
    mutating func mapped() { map += lap() }
    mutating func accessed() { access += lap() }
    mutating func unmapped() { unmap += lap() }
    mutating func closed() { close += lap() }
}

/// open, fstat, read to the size that fstat told, use, close.
@safe struct SmallFileReader: SmallFileEngine, ~Copyable {
    let positional: Bool
    let advice: FileHandle.Advice?
    let buffer: UnsafeMutableRawPointer
    let capacity: Int
    private(set) var calls: UInt64 = 0

    init(positional: Bool, advice: FileHandle.Advice?, buffer: UnsafeMutableRawPointer, capacity: Int) {
        self.positional = positional
        self.advice = advice
        unsafe self.buffer = buffer
        self.capacity = capacity
    }

    @inline(__always)
    mutating func visit<Use: Consumer, Timer: PhaseTimer>(
        _ path: UnsafePointer<CChar>,
        _ use: Use.Type,
        _ timer: inout Timer
    ) throws(SmallFileFault) -> UInt64 {
        timer.start()
        let descriptor = unsafe clinux_open_read(path)
        if descriptor < 0 { throw SmallFileFault(call: "open", result: Int(descriptor)) }
        let size = Int(clinux_file_size(descriptor))
        calls &+= 3
        if let advice { try advise(descriptor, advice) }
        timer.opened()
        guard size >= 0, size <= capacity else { throw refuse(descriptor, "fstat", size < 0 ? size : -Int(EFBIG)) }
        let got =
            unsafe positional
            ? clinux_pread_full(descriptor, buffer, size, 0, &calls)
            : clinux_read_full(descriptor, buffer, size, &calls)
        if got != size { throw refuse(descriptor, "read", Int(got)) }
        let word = unsafe Use.consume(UnsafeRawPointer(buffer), count: size, isBuffer: true, buffer: buffer)
        clinux_black_box(word)
        timer.accessed()
        _ = clinux_close(descriptor)
        timer.closed()
        return word
    }

    @inline(never)
    private mutating func advise(_ descriptor: Int32, _ advice: FileHandle.Advice) throws(SmallFileFault) {
        calls &+= 1
        let result = clinux_fadvise(descriptor, advice.number)
        if result < 0 { throw refuse(descriptor, "posix_fadvise", Int(result)) }
    }

    @inline(never)
    private func refuse(_ descriptor: Int32, _ call: StaticString, _ result: Int) -> SmallFileFault {
        _ = clinux_close(descriptor)
        return SmallFileFault(call: call, result: result)
    }
}

/// open, fstat, mmap, use in place, munmap, close.
@safe struct SmallFileMapper: SmallFileEngine, ~Copyable {
    let advice: Mapping.Advice?
    /// MAP_POPULATE.
    let populateByFlag: Bool
    /// MADV_POPULATE_READ or MADV_WILLNEED.
    let populate: Mapping.Advice?
    let buffer: UnsafeMutableRawPointer
    let capacity: Int
    private(set) var calls: UInt64 = 0

    init(
        advice: Mapping.Advice?,
        populateByFlag: Bool,
        populate: Mapping.Advice?,
        buffer: UnsafeMutableRawPointer,
        capacity: Int
    ) {
        self.advice = advice
        self.populateByFlag = populateByFlag
        self.populate = populate
        unsafe self.buffer = buffer
        self.capacity = capacity
    }

    @inline(__always)
    mutating func visit<Use: Consumer, Timer: PhaseTimer>(
        _ path: UnsafePointer<CChar>,
        _ use: Use.Type,
        _ timer: inout Timer
    ) throws(SmallFileFault) -> UInt64 {
        timer.start()
        let descriptor = unsafe clinux_open_read(path)
        if descriptor < 0 { throw SmallFileFault(call: "open", result: Int(descriptor)) }
        let size = Int(clinux_file_size(descriptor))
        timer.opened()
        guard size > 0, size <= capacity else { throw refuse(descriptor, "fstat", size <= 0 ? size : -Int(EFBIG)) }
        var failure: Int32 = 0
        guard let bytes = unsafe clinux_map_read(descriptor, size, populateByFlag ? 1 : 0, &failure) else {
            throw refuse(descriptor, "mmap", Int(failure))
        }
        calls &+= 5
        if let advice { try unsafe advise(descriptor, bytes, size, advice) }
        if let populate { try unsafe advise(descriptor, bytes, size, populate) }
        timer.mapped()
        let word = unsafe Use.consume(UnsafeRawPointer(bytes), count: size, isBuffer: false, buffer: buffer)
        clinux_black_box(word)
        timer.accessed()
        _ = unsafe clinux_unmap(bytes, size)
        timer.unmapped()
        _ = clinux_close(descriptor)
        timer.closed()
        return word
    }

    @inline(never)
    private mutating func advise(
        _ descriptor: Int32,
        _ bytes: UnsafeMutableRawPointer,
        _ size: Int,
        _ advice: Mapping.Advice
    ) throws(SmallFileFault) {
        calls &+= 1
        guard unsafe madvise(bytes, size, advice.number) < 0 else { return }
        let number = errno
        _ = unsafe clinux_unmap(bytes, size)
        throw refuse(descriptor, "madvise", -Int(number))
    }

    @inline(never)
    private func refuse(_ descriptor: Int32, _ call: StaticString, _ result: Int) -> SmallFileFault {
        _ = clinux_close(descriptor)
        return SmallFileFault(call: call, result: result)
    }
}
