internal import CLinux

/// How this process takes signals that say what calls can say, too.
package enum SignalSetup {
    /// A closed pipe and a limit on the size of files (SIGPIPE, SIGXFSZ) are errors of write(2) from now on, and the ends of children
    /// can be waited for, whatever the caller has done to SIGCHLD.
    package static func prepare() { _ = clinux_prepare_signals() }
}
