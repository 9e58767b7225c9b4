internal import Glibc

/// A system call that failed: what was tried, on which path, and the error in words.
package struct SystemError: Error, Hashable, Sendable, CustomStringConvertible {
    /// What was tried: the call's name first, such as `open`, or `mmap of 4096 bytes`.
    package let operation: String
    /// The path it was tried on, if any.
    package let path: String?
    /// The error number (errno(3)).
    package let number: Int32

    /// Makes an error. `result` is a shim's answer, so a negative error number.
    package init(_ operation: String, path: String? = nil, result: Int) {
        self.operation = operation
        self.path = path
        number = Int32(truncatingIfNeeded: -result)
    }

    /// The error in words, as strerror(3) has them.
    package var reason: String { unsafe String(cString: strerror(number)) }

    /// One line: what, where, why.
    package var description: String {
        path.map { "\(operation) \($0): \(reason)" } ?? "\(operation): \(reason)"
    }

    /// Passes a shim's answer on, or throws it if it is negative.
    @discardableResult
    static func check<Answer: BinaryInteger>(
        _ answer: Answer,
        _ operation: String,
        path: String? = nil
    ) throws(SystemError) -> Answer {
        if answer < 0 { throw SystemError(operation, path: path, result: Int(answer)) }
        return answer
    }
}

extension SystemError {
    /// True where what was to be made is there already.
    package var isExistence: Bool { number == EEXIST }

    /// True for ELOOP: of a file that is opened with O_NOFOLLOW, that it is a symbolic link.
    package var isLinkInPlace: Bool { number == ELOOP }
}
