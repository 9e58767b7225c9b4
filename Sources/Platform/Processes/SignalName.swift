/// Signals in words.
package enum SignalName {
    /// The signal's name, and what it usually means here.
    package static func of(_ number: Int) -> String {
        switch number {
        case 1: "SIGHUP"
        case 2: "SIGINT"
        case 6: "SIGABRT"
        case 7: "SIGBUS (the file was truncated under the mapping, or a page could not be read)"
        case 9: "SIGKILL (perhaps the kernel was out of memory)"
        case 11: "SIGSEGV"
        case 15: "SIGTERM"
        default: "signal \(number)"
        }
    }
}
