internal import Glibc

/// What a child writes to standard output and standard error, gathered up to a limit.
final class ChildText {
    private let pipe: Pipe
    private let limit: Int
    private(set) var bytes: [UInt8] = []

    /// - Parameter limit: the most bytes.
    init(limit: Int) throws(SystemError) {
        self.limit = limit
        pipe = try Pipe()
        _ = fcntl(pipe.readEnd, F_SETFL, O_NONBLOCK)
    }

    /// The end that the child has.
    var writeEnd: Int32 { pipe.writeEnd }
    /// The end to wait at; negative once all who could write are gone.
    var readEnd: Int32 { pipe.readEnd }

    /// Lets the child's end go, once it has it.
    func closeWrite() { pipe.closeWrite() }

    /// Takes what has come, without waiting; false where that is more than the limit.
    func gather() -> Bool {
        var chunk = [UInt8](repeating: 0, count: 65536)
        while pipe.readEnd >= 0, bytes.count <= limit {
            let got = unsafe Glibc.read(pipe.readEnd, &chunk, chunk.count)
            if got > 0 {
                bytes.append(contentsOf: chunk.prefix(got))
            } else {
                if got == 0 { pipe.closeRead() }
                if got == 0 || errno != EINTR { break }
            }
        }
        return bytes.count <= limit
    }
}
