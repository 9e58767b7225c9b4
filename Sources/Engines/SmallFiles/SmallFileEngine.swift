internal import CLinux
internal import Results

/// An engine as the small-file loop sees it: opens a file, gives every byte, and closes it.
///
/// `Timer` stands at the borders of the phases: it is empty in the plain loop and reads the clock in sampled operations.
protocol SmallFileEngine: ~Copyable {
    /// The system calls made so far.
    var calls: UInt64 { get }
    /// One whole operation; returns what goes into the digest.
    mutating func visit<Use: Consumer, Timer: PhaseTimer>(
        _ path: UnsafePointer<CChar>,
        _ use: Use,
        _ timer: inout Timer
    ) throws(SmallFileFault) -> UInt64
    /// Adds what the engine has counted, once it is through a batch.
    func count(into counts: inout Counts)
}

extension SmallFileEngine where Self: ~Copyable {
    /// The calls alone.
    func count(into counts: inout Counts) { counts.add(Int(calls), to: .syscalls) }
}

/// A call that failed on a small file.
struct SmallFileFault: Error {
    let call: StaticString
    let result: Int

    init(call: StaticString, result: Int) {
        self.call = call
        self.result = result
    }

    /// Closes the file, which is given up.
    @inline(never)
    init(closing descriptor: Int32, _ call: StaticString, _ result: Int) {
        _ = clinux_close(descriptor)
        self.init(call: call, result: result)
    }
}
