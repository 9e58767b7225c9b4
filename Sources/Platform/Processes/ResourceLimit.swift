internal import CLinux

/// A limit of this process, which those that it starts inherit: getrlimit(2).
package struct ResourceLimit: Hashable, Sendable {
    /// The limits that Faultline asks for.
    package enum Kind: Sendable {
        /// RLIMIT_NOFILE: open files, one more than the largest descriptor.
        case openFiles
        /// RLIMIT_FSIZE: the size that a file may grow to, in bytes.
        case fileSize

        fileprivate var number: Int32 {
            switch self {
            case .openFiles: clinux_limit_of_files()
            case .fileSize: clinux_limit_of_file_size()
            }
        }
    }

    /// The limit in force; `Int.max` for none.
    package let now: Int
    /// What it can be raised to without privileges.
    package let most: Int
    private let kind: Kind

    /// Reads a limit.
    package init(_ kind: Kind) throws(SystemError) {
        var now: UInt64 = 0
        var most: UInt64 = 0
        try SystemError.check(unsafe clinux_limit(kind.number, &now, &most), "getrlimit")
        self.now = Int(clamping: now)
        self.most = Int(clamping: most)
        self.kind = kind
    }

    /// Raises it for this process and those that it will start; nothing is done where it is as high already.
    package func raise(to value: Int) throws(SystemError) {
        guard value > now else { return }
        try SystemError.check(clinux_raise_limit(kind.number, UInt64(value)), "setrlimit")
    }
}
