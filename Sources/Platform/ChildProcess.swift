internal import CLinux
internal import Glibc

/// A child process that gets an order on descriptor 3 and answers with a report on descriptor 4.
public enum ChildProcess {
    /// How a child ended.
    public enum Ending: Hashable, Sendable {
        /// It ended by itself with this code.
        case exited(Int)
        /// A signal ended it.
        case signalled(Int)
        /// It took too long and was killed.
        case timedOut
        /// This process was told to stop (by this signal), and killed it.
        case interrupted(Int32)
    }

    /// What is left of a child.
    public struct Outcome: Sendable {
        /// All that it reported, perhaps cut off.
        public var report: [UInt8]
        /// How it ended.
        public var ending: Ending
        /// What it used.
        public var usage: ResourceUsage
    }

    /// Starts `executable`, hands it the order, and waits for report and end.
    ///
    /// - Parameters:
    ///   - arguments: without the program's own name.
    ///   - timeout: in nanoseconds; a child that runs longer is killed.
    ///   - watch: where SIGINT and SIGTERM arrive; either kills the child.
    public static func run(
        _ executable: String,
        arguments: [String],
        order: [UInt8],
        timeout: Int,
        watch: borrowing SignalWatch
    ) throws(SystemError) -> Outcome {
        let orders = try Pipe()
        let reports = try Pipe()
        let child = try spawn(executable, arguments, order: orders.readEnd, report: reports.writeEnd)
        orders.closeRead()
        reports.closeWrite()
        // A child that is gone already shows by its ending, not by this write.
        orders.send(order)
        orders.closeWrite()
        var outcome = Outcome(report: [], ending: .timedOut, usage: ResourceUsage())
        let stop = collect(reports.readEnd, until: Clock.now() + timeout, watch: watch, into: &outcome.report)
        if stop != nil { kill(child, SIGKILL) }
        let natural = try reap(child, usage: &outcome.usage)
        outcome.ending = stop ?? natural
        return outcome
    }

    private static func spawn(
        _ executable: String,
        _ arguments: [String],
        order: Int32,
        report: Int32
    ) throws(SystemError) -> Int32 {
        var words: [UnsafeMutablePointer<CChar>?] = unsafe ([executable] + arguments).map { unsafe strdup($0) }
        unsafe words.append(nil)
        defer { for unsafe word in unsafe words { unsafe free(word) } }
        // A worker that a signal ends is reported in one line: no backtrace on top of it.
        unsafe setenv("SWIFT_BACKTRACE", "enable=no", 1)
        // The worker's standard output is our standard error: ours is for the results.
        let child = unsafe clinux_spawn(executable, &words, order, report, 2)
        return try SystemError.check(child, "start", path: executable)
    }

    /// Reads until the end of the report; returns why it stopped early, nil if it did not.
    private static func collect(
        _ descriptor: Int32,
        until deadline: Int,
        watch: borrowing SignalWatch,
        into report: inout [UInt8]
    ) -> Ending? {
        var chunk = [UInt8](repeating: 0, count: 65536)
        while true {
            let left = deadline - Clock.now()
            guard left > 0 else { return .timedOut }
            var polled = [
                pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0),
                pollfd(fd: watch.descriptor, events: Int16(POLLIN), revents: 0),
            ]
            _ = unsafe poll(&polled, 2, Int32(min(left / 1_000_000 + 1, 3_600_000)))
            if let signal = watch.next() { return .interrupted(signal) }
            guard polled[0].revents != 0 else { continue }
            let got = unsafe Glibc.read(descriptor, &chunk, chunk.count)
            if got > 0 { report.append(contentsOf: chunk.prefix(got)) }
            if got == 0 || (got < 0 && errno != EINTR) { return nil }
        }
    }

    private static func reap(_ child: Int32, usage: inout ResourceUsage) throws(SystemError) -> Ending {
        var code: Int32 = 0
        var signal: Int32 = 0
        var used = clinux_usage_counts()
        var pause: UInt32 = 50
        while try SystemError.check(unsafe clinux_reap(child, &code, &signal, &used), "wait4") == 0 {
            usleep(pause)
            pause = min(pause * 2, 5000)
        }
        usage = ResourceUsage(used)
        return signal != 0 ? .signalled(Int(signal)) : .exited(Int(code))
    }
}

/// Both ends of a pipe(2), each closed once.
private final class Pipe {
    private(set) var readEnd: Int32 = -1
    private(set) var writeEnd: Int32 = -1

    init() throws(SystemError) {
        var ends: [Int32] = [-1, -1]
        guard unsafe pipe(&ends) == 0 else { throw SystemError("pipe", result: -Int(errno)) }
        // The child gets copies by dup2, which drops this flag; no other child may hold an end open.
        for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
        readEnd = ends[0]
        writeEnd = ends[1]
    }

    deinit {
        closeRead()
        closeWrite()
    }

    func closeRead() {
        if readEnd >= 0 { Glibc.close(readEnd) }
        readEnd = -1
    }

    func closeWrite() {
        if writeEnd >= 0 { Glibc.close(writeEnd) }
        writeEnd = -1
    }

    func send(_ bytes: [UInt8]) {
        unsafe bytes.withUnsafeBytes { buffer in
            guard let base = buffer.baseAddress else { return }
            var calls: UInt64 = 0
            _ = unsafe clinux_write_full(writeEnd, base, buffer.count, &calls)
        }
    }
}
