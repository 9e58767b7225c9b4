internal import Glibc

/// Several partners at once, by poll(2).
extension LineSocket {
    /// What comes first over several sockets, which are counted from 0.
    package enum Arrival: Hashable, Sendable {
        /// A line.
        case line([UInt8], from: Int)
        /// The partner is gone.
        case end(of: Int)
        /// The deadline came first.
        case nothing
    }

    /// Waits for a line on any of these sockets, or for the end of any.
    ///
    /// - Parameter deadline: in nanoseconds of ``Clock``.
    package static func next(of sockets: [LineSocket], until deadline: Int) -> Arrival {
        while true {
            for (index, socket) in sockets.enumerated() {
                if let line = socket.takeLine() { return .line(line, from: index) }
            }
            let left = deadline - Clock.now()
            guard left > 0 else { return .nothing }
            var polled = sockets.map { pollfd(fd: $0.descriptor, events: Int16(POLLIN), revents: 0) }
            let count = unsafe poll(&polled, nfds_t(polled.count), Int32(min(left / 1_000_000 + 1, 3_600_000)))
            guard count > 0 else { continue }
            for (index, socket) in sockets.enumerated() where polled[index].revents != 0 && !socket.fill() {
                return .end(of: index)
            }
        }
    }
}
