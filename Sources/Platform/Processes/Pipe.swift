internal import Glibc

/// Both ends of a pipe(2), each closed once.
package final class Pipe {
    /// The end that is read; -1 once it is closed.
    package private(set) var readEnd: Int32 = -1
    /// The end that is written; -1 once it is closed.
    package private(set) var writeEnd: Int32 = -1

    /// A new pipe, which no child inherits.
    package init() throws(SystemError) {
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

    /// Closes the end that is written: who reads has what is left, and then the end.
    package func closeWrite() {
        if writeEnd >= 0 { Glibc.close(writeEnd) }
        writeEnd = -1
    }

    /// Has writes return at once when the pipe is full.
    func dontBlock() { _ = fcntl(writeEnd, F_SETFL, O_NONBLOCK) }

    /// Writes what there is room for; true when nothing is left to be written, or nobody is left to read it.
    func send(_ bytes: inout ArraySlice<UInt8>) -> Bool {
        let put = unsafe bytes.withUnsafeBytes { unsafe Glibc.write(writeEnd, $0.baseAddress, $0.count) }
        if put < 0 { return errno != EAGAIN && errno != EINTR }
        bytes.removeFirst(put)
        return bytes.isEmpty
    }

    /// A path by which other processes of this user can open the end that is read, as long as this process has it.
    package var readPath: String { "/proc/\(getpid())/fd/\(readEnd)" }
    /// The same for the end that is written.
    package var writePath: String { "/proc/\(getpid())/fd/\(writeEnd)" }
}
