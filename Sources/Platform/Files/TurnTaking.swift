internal import Glibc

/// Two processes that work by turns: while one measures, the other waits, so that both meet the same moments of the machine.
///
/// Each has one end of a socket. One byte hands the turn over, and says whether its sender has more to do; an end of the stream
/// says that the partner is gone, and turns then come at once.
package final class TurnTaking {
    private let descriptor: Int32
    /// True when the partner has said that it has nothing more to do, or is gone.
    package private(set) var partnerIsDone = false

    /// The descriptor of a process that was started with a turn socket.
    package static let inheritedDescriptor: Int32 = 5

    /// Takes part by this end of a socket, which stays the caller's.
    package init(descriptor: Int32) { self.descriptor = descriptor }

    /// Waits until the partner hands the turn over, or is gone.
    package func wait() {
        var byte: UInt8 = 0
        while true {
            let got = unsafe Glibc.read(descriptor, &byte, 1)
            if got < 0, errno == EINTR { continue }
            if got != 1 || byte == Self.done { partnerIsDone = true }
            return
        }
    }

    /// Hands the turn over and waits for the next one; returns false when both have nothing more to do.
    ///
    /// - Parameter isDone: this process has nothing more to do; it goes on handing over what it gets.
    package func handOver(isDone: Bool) -> Bool {
        var byte = isDone ? Self.done : Self.more
        // A partner that is gone is seen by wait().
        while unsafe send(descriptor, &byte, 1, Int32(MSG_NOSIGNAL)) < 0, errno == EINTR {}
        if isDone, partnerIsDone { return false }
        wait()
        return true
    }

    private static let more = UInt8(ascii: "m")
    private static let done = UInt8(ascii: "d")
}

/// Both ends of a turn socket, for the process that starts the partners.
package final class TurnSocket {
    /// One for each partner.
    package private(set) var ends: [Int32]

    /// A connected pair; children get them by ``ChildProcess/start(_:arguments:order:timeout:turns:)`` alone.
    package init() throws(SystemError) {
        var pair: [Int32] = [-1, -1]
        let type = Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue)
        guard unsafe socketpair(AF_UNIX, type, 0, &pair) == 0 else {
            throw SystemError("socketpair", result: -Int(errno))
        }
        ends = pair
    }

    deinit { close() }

    /// Closes the second end here, and leaves the first one to the caller.
    func keepFirst() -> Int32 {
        let kept = ends.removeFirst()
        close()
        return kept
    }

    /// Closes both here. As long as this process holds an end, a partner's death is not seen by the other.
    package func close() {
        for end in ends { Glibc.close(end) }
        ends = []
    }
}
