internal import Glibc

/// Why events can't be counted, and what can be done.
package enum CounterRefusal: Error, Hashable, Sendable, CustomStringConvertible {
    /// The kernel knows no unit that counts them: ENOENT, ENODEV, EOPNOTSUPP. Guests often have none.
    case noUnit
    /// kernel.perf_event_paranoid keeps this user from it: EACCES, or EPERM at a level that permits nothing.
    case paranoid(level: Int)
    /// A seccomp filter or a security module keeps this process from it: EPERM or EACCES, though the level permits it.
    case filtered
    /// The kernel was built without perf events, or a seccomp filter hides the call: ENOSYS.
    case noCall
    /// Any other error of perf_event_open(2), by its number.
    case failed(Int32)

    /// What an error of perf_event_open(2) means.
    ///
    /// - Parameters:
    ///   - number: the error number.
    ///   - paranoid: kernel.perf_event_paranoid; nil where it can't be read.
    package init(
        _ number: Int32,
        paranoid: Int? = ProcFile.integer("/proc/sys/kernel/perf_event_paranoid")
    ) {
        self =
            switch number {
            case ENOENT, ENODEV, EOPNOTSUPP: .noUnit
            case ENOSYS: .noCall
            // The kernel itself says EACCES; user code may be counted up to level 2, and from 3 on (Debian, Ubuntu) nothing.
            case EACCES: (paranoid ?? 0) > 1 ? .paranoid(level: paranoid ?? 0) : .filtered
            case EPERM: (paranoid ?? 0) > 2 ? .paranoid(level: paranoid ?? 0) : .filtered
            default: .failed(number)
            }
    }

    /// Why, in a phrase.
    package var reason: String {
        switch self {
        case .noUnit: "no hardware performance counters (no PMU), as in most virtual machines"
        case .paranoid(let level): "kernel.perf_event_paranoid=\(level) keeps this user from hardware counters"
        case .filtered: "perf_event_open is not permitted: a seccomp filter, as containers have one"
        case .noCall: "this kernel has no perf events (CONFIG_PERF_EVENTS), or a seccomp filter hides them"
        case .failed(let number): Obstacle(SystemError("perf_event_open", result: -Int(number))).reason
        }
    }

    /// A command or setting that fixes it; nil where there is none.
    package var fix: String? {
        switch self {
        case .paranoid: Self.permission
        case .filtered, .noCall: "docker run --cap-add PERFMON, or a seccomp profile with perf_event_open"
        case .noUnit, .failed: nil
        }
    }

    /// What lets every user count in the kernel, too.
    package static let permission = "sudo sysctl kernel.perf_event_paranoid=1"

    /// One line.
    package var description: String { fix.map { "\(reason) (\($0))" } ?? reason }
}
