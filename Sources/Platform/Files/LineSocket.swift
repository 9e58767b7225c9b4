internal import Glibc

/// One end of a socket between a process and its child, over which lines go both ways. None of them holds a line end inside.
package final class LineSocket: @unchecked Sendable {
    private let descriptor: Int32
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
        var chunk = [UInt8](repeating: 0, count: 65536)
        while true {
            if let end = rest.firstIndex(of: UInt8(ascii: "\n")) {
                let line = Array(rest[..<end])
                rest.removeSubrange(...end)
                return line
            }
            let got = unsafe Glibc.read(descriptor, &chunk, chunk.count)
            if got < 0, errno == EINTR { continue }
            guard got > 0 else { return nil }
            rest.append(contentsOf: chunk.prefix(got))
        }
    }
}
