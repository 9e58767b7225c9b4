internal import Glibc

/// One end of a socket between a process and its child, over which lines go both ways. None of them holds a line end inside.
package final class LineSocket: @unchecked Sendable {
    let descriptor: Int32
    private var rest: [UInt8] = []

    /// The end that a process was started with, on descriptor 5.
    package static var inherited: LineSocket { LineSocket(descriptor: TurnTaking.inheritedDescriptor) }

    init(descriptor: Int32) { self.descriptor = descriptor }

    deinit { close(descriptor) }

    /// Starts a child with the other end of a new socket as its descriptor 5; the arguments are those of ``ChildProcess/start``.
    package static func start(
        _ executable: String,
        arguments: [String],
        order: [UInt8],
        timeout: Int
    ) throws(SystemError) -> (child: ChildProcess.Running, line: LineSocket) {
        let pair = try TurnSocket()
        let child = try ChildProcess.start(
            executable,
            arguments: arguments,
            order: order,
            timeout: timeout,
            turns: pair.ends[1]
        )
        // With the child's end closed here, its death is an end of the stream.
        return (child, LineSocket(descriptor: pair.keepFirst()))
    }

    /// Sends a line. A partner that is gone is seen by ``receive()``.
    package func send(_ line: [UInt8]) {
        var bytes = (line + [UInt8(ascii: "\n")])[...]
        while !bytes.isEmpty {
            let put = unsafe bytes.withUnsafeBytes { buffer in
                unsafe Glibc.send(descriptor, buffer.baseAddress, buffer.count, Int32(MSG_NOSIGNAL))
            }
            if put < 0, errno == EINTR { continue }
            guard put > 0 else { return }
            bytes.removeFirst(put)
        }
    }

    /// The next line; nil when the partner is gone.
    package func receive() -> [UInt8]? {
        while true {
            if let line = takeLine() { return line }
            guard fill() else { return nil }
        }
    }

    /// Takes a line that has come whole already; nil if there is none.
    func takeLine() -> [UInt8]? {
        guard let end = rest.firstIndex(of: UInt8(ascii: "\n")) else { return nil }
        let line = Array(rest[..<end])
        rest.removeSubrange(...end)
        return line
    }

    /// Reads once what has come, and waits if nothing has; false when the partner is gone.
    func fill() -> Bool {
        var chunk = [UInt8](repeating: 0, count: 65536)
        while true {
            let got = unsafe Glibc.read(descriptor, &chunk, chunk.count)
            if got < 0, errno == EINTR { continue }
            guard got > 0 else { return false }
            rest.append(contentsOf: chunk.prefix(got))
            return true
        }
    }
}
