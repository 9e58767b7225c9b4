internal import CLinux
internal import Glibc

/// A child process that gets an order on descriptor 3 and answers with a report on descriptor 4.
package enum ChildProcess {
    /// How a child ended.
    package enum Ending: Hashable, Sendable {
        /// It ended by itself with this code.
        case exited(Int)
        /// A signal ended it.
        case signalled(Int)
        /// It took too long and was killed.
        case timedOut
        /// It wrote more than a child may, and was killed: more than so many bytes of report, or of text.
        case flooded(bytes: Int)
        /// This process was told to stop (by this signal), and killed it.
        case interrupted(Int32)
    }

    /// What is left of a child.
    package struct Outcome: Sendable {
        /// All that it reported, perhaps cut off.
        package var report: [UInt8]
        /// What it wrote to standard output and standard error, where that was gathered.
        package var text: [UInt8] = []
        /// How it ended.
        package var ending: Ending
        /// What it used.
        package var usage: ResourceUsage
    }

    /// The most bytes of a report: a round's has some kilobytes for each engine, with latencies some hundred.
    package static let mostReportBytes = 64 << 20
    /// The most bytes of text that are gathered: a worker has nothing to say but how it crashed.
    package static let mostTextBytes = 1 << 20

    /// Starts `executable`, hands it the order, and waits for report and end.
    ///
    /// - Parameters:
    ///   - arguments: without the program's own name.
    ///   - timeout: in nanoseconds; a child that runs longer is killed.
    ///   - watch: where SIGINT and SIGTERM arrive; either kills the child.
    package static func run(
        _ executable: String,
        arguments: [String],
        order: [UInt8],
        timeout: Int,
        watch: borrowing SignalWatch
    ) throws(SystemError) -> Outcome {
        try start(executable, arguments: arguments, order: order, timeout: timeout).finish(watch: watch)
    }

    /// Starts `executable` with an order, and returns while it works.
    ///
    /// - Parameters:
    ///   - arguments: without the program's own name.
    ///   - timeout: in nanoseconds from now; a child that runs longer is killed.
    ///   - turns: becomes the child's descriptor 5; it has none if this is nil.
    ///   - gathersText: what it writes to standard output and standard error is gathered, up to ``mostTextBytes``; else it goes to the
    ///     standard error of this process.
    package static func start(
        _ executable: String,
        arguments: [String],
        order: [UInt8],
        timeout: Int,
        turns: Int32? = nil,
        gathersText: Bool = false
    ) throws(SystemError) -> Running {
        // A child that is gone already shows by its ending, not by the write of its order.
        SignalSetup.prepare()
        let orders = try Pipe()
        let reports = try Pipe()
        let text = gathersText ? try ChildText(limit: mostTextBytes) : nil
        let child = try spawn(executable, arguments, orders.readEnd, reports.writeEnd, turns ?? -1, text)
        orders.closeRead()
        reports.closeWrite()
        text?.closeWrite()
        return Running(child, order: order, by: orders, for: reports, text: text, deadline: Clock.now() + timeout)
    }

    private static func spawn(
        _ executable: String,
        _ arguments: [String],
        _ order: Int32,
        _ report: Int32,
        _ turns: Int32,
        _ text: ChildText?
    ) throws(SystemError) -> Int32 {
        var words: [UnsafeMutablePointer<CChar>?] = unsafe ([executable] + arguments).map { unsafe strdup($0) }
        unsafe words.append(nil)
        defer { unsafe words.forEach { word in unsafe free(word) } }
        // A worker that a signal ends is reported in one line: no backtrace on top of it.
        unsafe setenv("SWIFT_BACKTRACE", "enable=no", 1)
        // The worker's standard output is no results, which are all that ours is for.
        let output = text?.writeEnd ?? 2
        let child = unsafe clinux_spawn(executable, &words, order, report, output, text?.writeEnd ?? -1, turns)
        return try SystemError.check(child, "start", path: executable)
    }
}
