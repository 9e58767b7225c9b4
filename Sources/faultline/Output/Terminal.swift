import ArgumentParser
import Glibc
import Harness
import Platform
import Synchronization
import Workloads

/// When text is coloured.
enum ColorChoice: String, CaseIterable, ExpressibleByArgument {
    case auto, always, never
}

/// Standard output for results, standard error for everything else.
struct Terminal {
    /// Colour on standard output.
    let outputHasColor: Bool
    /// Colour on standard error.
    let errorHasColor: Bool
    /// Standard error takes a line that is drawn again and again.
    let isLive: Bool

    /// Finds out what the terminal takes: NO_COLOR, TERM=dumb and CI are respected, --color goes before them.
    init(_ choice: ColorChoice) {
        let environment = { (name: String) in unsafe getenv(name).map { unsafe String(cString: $0) } }
        let plain = environment("NO_COLOR").map { !$0.isEmpty } ?? false || environment("TERM") == "dumb"
        let hasColor = { (descriptor: Int32) in
            switch choice {
            case .always: true
            case .never: false
            case .auto: isatty(descriptor) == 1 && !plain
            }
        }
        outputHasColor = hasColor(1)
        errorHasColor = hasColor(2)
        let isCI = environment("CI").map { !$0.isEmpty && $0 != "false" } ?? false
        isLive = isatty(2) == 1 && environment("TERM") != "dumb" && !isCI
    }

    /// The columns of the terminal at standard error; 80 where it does not say.
    static var columns: Int { columns(of: 2) ?? 80 }

    /// The columns that prose keeps to: COLUMNS, else those of the terminal at a descriptor, else 100; from 60 to 200.
    static func textColumns(_ descriptor: Int32) -> Int {
        let wish = unsafe getenv("COLUMNS").flatMap { unsafe Int(String(cString: $0)) }
        let columns = wish.flatMap { $0 > 0 ? $0 : nil } ?? columns(of: descriptor) ?? 100
        return min(200, max(60, columns))
    }

    private static func columns(of descriptor: Int32) -> Int? {
        var size = winsize()
        guard unsafe ioctl(descriptor, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else { return nil }
        return Int(size.ws_col)
    }

    /// Writes a text that a renderer has made to standard output.
    static func output(_ text: String) { note(write(text, to: 1)) }
    /// Writes a text that a renderer has made to standard error.
    static func error(_ text: String) { _ = write(text, to: 2) }
    /// Writes one line to standard error, whatever the names and reasons in it hold.
    static func complain(_ line: String) { _ = write(PrintableText.line(line) + "\n", to: 2) }

    /// Why something could not be written to standard output; nil if all was, or if its reader has left, who then has what it wanted.
    static var outputFailure: SystemError? {
        lost.withLock { $0 }.map { SystemError("write to standard output", result: -Int($0)) }
    }

    /// Closes standard output, where some file systems (quotas, networks) say that what was written is lost.
    static func closeOutput() {
        if close(1) < 0, errno != EBADF { note(errno) }
    }

    /// Finds out whether standard output takes anything: closed, or on a device that is full, it takes not even nothing.
    ///
    /// - Throws: ``HarnessError`` with code 74.
    static func checkOutput() throws {
        guard unsafe Glibc.write(1, "", 0) < 0 else { return }
        let failure = SystemError("write to standard output", result: -Int(errno))
        throw HarnessError(.io, "\(failure): send it to a file, or to /dev/null")
    }

    private static let lost = Mutex<Int32?>(nil)

    private static func note(_ failure: Int32?) {
        guard let failure, failure != EPIPE else { return }
        lost.withLock { $0 = $0 ?? failure }
    }

    /// Puts /dev/null where a standard descriptor is closed: a journal or a data file that took its number would be written to.
    /// It can't be written there: output that goes nowhere is an error, not a success.
    static func openStandardDescriptors() {
        for descriptor: Int32 in 0...2 where fcntl(descriptor, F_GETFD) < 0 {
            _ = unsafe open("/dev/null", descriptor == 0 ? O_WRONLY : O_RDONLY)
        }
    }

    /// Returns the error that ended it; nil if all was written.
    private static func write(_ text: String, to descriptor: Int32) -> Int32? {
        var bytes = Array(text.utf8)[...]
        while !bytes.isEmpty {
            let put = unsafe bytes.withUnsafeBytes { buffer in
                unsafe Glibc.write(descriptor, buffer.baseAddress, buffer.count)
            }
            if put < 0, errno == EINTR { continue }
            if put <= 0 { return put < 0 ? errno : EIO }
            bytes = bytes.dropFirst(put)
        }
        return nil
    }
}
