internal import Glibc

#if IOUring
    internal import CUring
#endif

/// io_uring, where the build has liburing (trait IOUring).
public enum IOUringLibrary {
    /// Whether rings can be had.
    public enum State: Hashable, Sendable {
        /// Built without liburing, as it is unless the trait IOUring is asked for.
        case notBuiltIn
        /// The kernel refuses, for this reason.
        case refused(String)
        /// A ring was made.
        case available

        /// The state in words.
        public var description: String {
            switch self {
            case .notBuiltIn: "built without io_uring (\(IOUringLibrary.buildCommand))"
            case .refused(let reason): reason
            case .available: "io_uring can be used"
            }
        }
    }

    /// What builds with it.
    public static let buildCommand = "swift build -c release --traits NUMA,IOUring, with liburing-dev"

    /// The state of this build on this machine, found out by making a ring.
    public static var state: State {
        #if IOUring
            var ring = unsafe io_uring()
            let result = unsafe curing_open(&ring, 1, 0)
            guard result == 0 else { return .refused(reason(of: -result)) }
            unsafe io_uring_queue_exit(&ring)
            return .available
        #else
            .notBuiltIn
        #endif
    }

    /// Why a ring was not to be had, and what can be done.
    ///
    /// - Parameters:
    ///   - number: the error number of io_uring_setup(2).
    ///   - disabled: kernel.io_uring_disabled (Linux 6.6); nil where the kernel does not have it.
    public static func reason(
        of number: Int32,
        disabled: Int? = ProcFile.integer("/proc/sys/kernel/io_uring_disabled")
    ) -> String {
        switch (number, disabled ?? 0) {
        case (EPERM, 2): "io_uring is disabled: kernel.io_uring_disabled=2 (sudo sysctl kernel.io_uring_disabled=0)"
        case (EPERM, 1):
            "io_uring is for kernel.io_uring_group alone: kernel.io_uring_disabled=1 (sudo sysctl kernel.io_uring_disabled=0)"
        case (EPERM, _): "io_uring_setup is not permitted: a seccomp filter, as containers have one"
        case (ENOSYS, _): "this kernel has no io_uring (Linux 5.1, CONFIG_IO_URING), or a seccomp filter hides it"
        case (ENOMEM, _): "io_uring_setup lacks memory that may be locked: ulimit -l"
        default: SystemError("io_uring_setup", result: -Int(number)).description
        }
    }
}
