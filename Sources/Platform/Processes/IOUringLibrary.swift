internal import Glibc

#if IOUring
    internal import CUring
#endif

/// io_uring, where the build has liburing (trait IOUring).
package enum IOUringLibrary {
    /// Whether rings can be had.
    package enum State: Hashable, Sendable {
        /// Built without liburing, as it is unless the trait IOUring is asked for.
        case notBuiltIn
        /// The kernel refuses.
        case refused(Refusal)
        /// A ring was made.
        case available

        /// The state in words.
        package var description: String {
            switch self {
            case .notBuiltIn: "built without io_uring (\(IOUringLibrary.buildCommand))"
            case .refused(let refusal): refusal.description
            case .available: "io_uring can be used"
            }
        }
    }

    /// Why a ring is not to be had, and what can be done.
    package struct Refusal: Hashable, Sendable, CustomStringConvertible {
        /// Why.
        package let reason: String
        /// A command that fixes it; nil where there is none.
        package let fix: String?

        /// One line.
        package var description: String { fix.map { "\(reason) (\($0))" } ?? reason }
    }

    /// What builds with it.
    package static let buildCommand = "swift build -c release --traits NUMA,IOUring, with liburing-dev"

    /// The state of this build on this machine, found out by making a ring.
    package static var state: State {
        #if IOUring
            var ring = unsafe io_uring()
            let result = unsafe curing_open(&ring, 1, 0)
            guard result == 0 else { return .refused(refusal(of: -result)) }
            unsafe io_uring_queue_exit(&ring)
            return .available
        #else
            .notBuiltIn
        #endif
    }

    private static func refusal(_ error: SystemError) -> Refusal {
        let obstacle = Obstacle(error)
        return Refusal(reason: obstacle.reason, fix: obstacle.fix)
    }

    /// What an error of io_uring_setup(2) means, by the settings that are its own.
    ///
    /// - Parameters:
    ///   - number: the error number.
    ///   - disabled: kernel.io_uring_disabled (Linux 6.6); nil where the kernel does not have it.
    package static func refusal(
        of number: Int32,
        disabled: Int? = ProcFile.integer("/proc/sys/kernel/io_uring_disabled")
    ) -> Refusal {
        let enable = "sudo sysctl kernel.io_uring_disabled=0"
        return switch (number, disabled ?? 0) {
        case (EPERM, 2): Refusal(reason: "io_uring is disabled: kernel.io_uring_disabled=2", fix: enable)
        case (EPERM, 1):
            Refusal(
                reason: "io_uring is for root and kernel.io_uring_group alone: kernel.io_uring_disabled=1",
                fix: enable
            )
        case (EPERM, _):
            Refusal(reason: "io_uring_setup is not permitted: a seccomp filter, as containers have one", fix: nil)
        case (ENOSYS, _):
            Refusal(
                reason: "this kernel has no io_uring (Linux 5.1, CONFIG_IO_URING), or a seccomp filter hides it",
                fix: nil
            )
        case (ENOMEM, _):
            Refusal(reason: "io_uring_setup lacks memory that may be locked", fix: "ulimit -l unlimited")
        default: refusal(SystemError("io_uring_setup", result: -Int(number)))
        }
    }
}
