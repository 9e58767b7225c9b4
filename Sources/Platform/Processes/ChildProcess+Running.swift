internal import CLinux
internal import Glibc

extension ChildProcess {
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

        init(
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

        /// Waits for the rest of the report and the end of a child that is about to end, for at most `nanoseconds`; one that
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
}

extension ChildProcess {
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
        var chunk = [UInt8](repeating: 0, count: PageCache.pageSize)
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
