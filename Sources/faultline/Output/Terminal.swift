import ArgumentParser
import Glibc
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
    static var columns: Int {
        var size = winsize()
        guard unsafe ioctl(2, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else { return 80 }
        return Int(size.ws_col)
    }

    /// Writes a text that a renderer has made to standard output.
    static func output(_ text: String) { write(text, to: 1) }
    /// Writes a text that a renderer has made to standard error.
    static func error(_ text: String) { write(text, to: 2) }
    /// Writes one line to standard error, whatever the names and reasons in it hold.
    static func complain(_ line: String) { write(PrintableText.line(line) + "\n", to: 2) }

    /// Puts /dev/null where a standard descriptor is closed: a journal or a data file that took its number would be written to.
    /// It can't be written there: output that goes nowhere is an error, not a success.
    static func openStandardDescriptors() {
        for descriptor: Int32 in 0...2 where fcntl(descriptor, F_GETFD) < 0 {
            _ = unsafe open("/dev/null", descriptor == 0 ? O_WRONLY : O_RDONLY)
        }
    }

    /// A closed pipe is then an error of write(2), and no signal.
    static func ignoreBrokenPipes() { signal(SIGPIPE, SIG_IGN) }

    private static func write(_ text: String, to descriptor: Int32) {
        var bytes = Array(text.utf8)[...]
        while !bytes.isEmpty {
            let put = unsafe bytes.withUnsafeBytes { buffer in
                unsafe Glibc.write(descriptor, buffer.baseAddress, buffer.count)
            }
            if put < 0, errno == EINTR { continue }
            if put <= 0 { return }
            bytes = bytes.dropFirst(put)
        }
    }
}
