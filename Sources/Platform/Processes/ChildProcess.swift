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
        _ = clinux_ignore_sigpipe()
        let orders = try Pipe()
        let reports = try Pipe()
        let text = gathersText ? try ChildText(limit: mostTextBytes) : nil
        let child = try spawn(executable, arguments, orders.readEnd, reports.writeEnd, turns ?? -1, text)
        orders.closeRead()
        reports.closeWrite()
        text?.closeWrite()
        return Running(child, order: order, by: orders, for: reports, text: text, deadline: Clock.now() + timeout)
    }

    /// A child that has been started. One that nobody waits for is killed when this is let go.
    package final class Running {
        private let child: Int32
        /// Its id.
        package var id: Int32 { child }
        private let orders: Pipe
        private let reports: Pipe
        private let text: ChildText?
        private let deadline: Int
        private var rest: ArraySlice<UInt8>
        private var isReaped = false

        fileprivate init(
            _ child: Int32,
            order: [UInt8],
            by orders: Pipe,
            for reports: Pipe,
            text: ChildText?,
            deadline: Int
        ) {
            self.child = child
            self.orders = orders
            self.reports = reports
            self.text = text
            self.deadline = deadline
            rest = order[...]
            orders.dontBlock()
            // What the pipe has room for goes at once, so that the child can begin before anybody waits for it.
            if rest.isEmpty || orders.send(&rest) { orders.closeWrite() }
        }

        deinit {
            guard !isReaped else { return }
            kill(-child, SIGKILL)
            var status: Int32 = 0
            while unsafe waitpid(child, &status, 0) < 0, errno == EINTR {}
        }

        /// Waits for the report and the end.
        ///
        /// - Parameter watch: where SIGINT and SIGTERM arrive; either kills the child.
        package func finish(watch: borrowing SignalWatch) throws(SystemError) -> Outcome {
            var outcome = Outcome(report: [], ending: .timedOut, usage: ResourceUsage())
            let stop = exchange(
                &rest,
                by: orders,
                for: reports.readEnd,
                and: text,
                until: deadline,
                watch: watch,
                into: &outcome.report
            )
            // The child may have closed the report and go on.
            outcome.ending = try reap(child, stop: stop, usage: &outcome.usage) {
                if text?.gather() == false { return .flooded(bytes: mostTextBytes) }
                return watch.next().map(Ending.interrupted) ?? (Clock.now() >= deadline ? .timedOut : nil)
            }
            isReaped = true
            if text?.gather() == false { outcome.ending = .flooded(bytes: mostTextBytes) }
            outcome.text = text?.bytes ?? []
            return outcome
        }

        /// Waits for the rest of the report and the end of a child that is about to end, for at most so many nanoseconds; one that
        /// takes longer is killed. What is left of its order is not sent.
        package func finish(within nanoseconds: Int) throws(SystemError) -> Outcome {
            let deadline = Clock.now() + nanoseconds
            var outcome = Outcome(report: [], ending: .timedOut, usage: ResourceUsage())
            let stop = collect(from: reports.readEnd, until: deadline, into: &outcome.report)
            outcome.ending = try reap(child, stop: stop, usage: &outcome.usage) {
                Clock.now() >= deadline ? .timedOut : nil
            }
            isReaped = true
            return outcome
        }
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

    /// Sends the rest of the order and reads until the end of the report; returns why it stopped early, nil if it did not. The order may be
    /// larger than the pipe, and a child may never read it.
    private static func exchange(
        _ rest: inout ArraySlice<UInt8>,
        by orders: Pipe,
        for descriptor: Int32,
        and text: ChildText?,
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
                // poll(2) leaves out what is negative: an order that is sent.
                pollfd(fd: orders.writeEnd, events: Int16(POLLOUT), revents: 0),
                pollfd(fd: text?.readEnd ?? -1, events: Int16(POLLIN), revents: 0),
            ]
            _ = unsafe poll(&polled, 4, Int32(min(left / 1_000_000 + 1, 3_600_000)))
            if polled[2].revents != 0, orders.send(&rest) { orders.closeWrite() }
            if polled[3].revents != 0, text?.gather() == false { return .flooded(bytes: mostTextBytes) }
            // What was reported before a signal came is taken before the signal is.
            if polled[0].revents != 0 {
                let got = unsafe Glibc.read(descriptor, &chunk, chunk.count)
                if got > 0 { report.append(contentsOf: chunk.prefix(got)) }
                if report.count > mostReportBytes { return .flooded(bytes: mostReportBytes) }
                if got == 0 || (got < 0 && errno != EINTR) { return nil }
            }
            if let signal = watch.next() { return .interrupted(signal) }
        }
    }

    /// Reads a report to its end; returns why it stopped before, nil if it did not.
    private static func collect(from descriptor: Int32, until deadline: Int, into report: inout [UInt8]) -> Ending? {
        var chunk = [UInt8](repeating: 0, count: 4096)
        while true {
            let left = deadline - Clock.now()
            guard left > 0 else { return .timedOut }
            var polled = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
            guard unsafe poll(&polled, 1, Int32(min(left / 1_000_000 + 1, 3_600_000))) > 0 else { continue }
            let got = unsafe Glibc.read(descriptor, &chunk, chunk.count)
            if got > 0 { report.append(contentsOf: chunk.prefix(got)) }
            if report.count > mostReportBytes { return .flooded(bytes: mostReportBytes) }
            if got == 0 || (got < 0 && errno != EINTR) { return nil }
        }
    }

    /// Waits for the end of a child, which is killed with its process group for a reason to stop: one given, or one that comes up.
    private static func reap(
        _ child: Int32,
        stop given: Ending?,
        usage: inout ResourceUsage,
        reason: () -> Ending?
    ) throws(SystemError) -> Ending {
        var code: Int32 = 0
        var signal: Int32 = 0
        var used = clinux_usage_counts()
        var pause: UInt32 = 50
        var stop = given
        if stop != nil { kill(-child, SIGKILL) }
        while try SystemError.check(unsafe clinux_reap(child, &code, &signal, &used), "wait4") == 0 {
            if stop == nil {
                stop = reason()
                if stop != nil { kill(-child, SIGKILL) }
            }
            usleep(pause)
            pause = min(pause * 2, 5000)
        }
        usage = ResourceUsage(used)
        return stop ?? (signal != 0 ? .signalled(Int(signal)) : .exited(Int(code)))
    }
}
