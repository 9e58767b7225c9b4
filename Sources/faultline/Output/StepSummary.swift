import Glibc
import Harness
import Platform

/// The file that GITHUB_STEP_SUMMARY names: Markdown of several steps, one after the other.
struct StepSummary {
    private let path: String

    init(_ path: String) { self.path = path }

    /// Makes sure, before anything is measured, that it can be added to.
    ///
    /// - Throws: ``HarnessError`` with code 73.
    func check() throws {
        // A link to nothing would be made there; a pipe without a reader would be waited for.
        guard !ProcFile.isTaken(path) || Terminal.isRegularFile(path) else {
            throw HarnessError(.output, "\(Self.option): \(path) is not a regular file")
        }
        try open { _ in }
    }

    /// Adds a text.
    ///
    /// - Throws: ``HarnessError``: code 73 where it can't be opened, 74 where it can't be written.
    func append(_ text: String) throws {
        try open { descriptor in
            var bytes = Array(text.utf8)[...]
            while !bytes.isEmpty {
                let put = unsafe bytes.withUnsafeBytes { unsafe Glibc.write(descriptor, $0.baseAddress, $0.count) }
                if put < 0, errno == EINTR { continue }
                guard put > 0 else { throw HarnessError(.io, "\(Self.option): \(path) can't be written: \(reason)") }
                bytes = bytes.dropFirst(put)
            }
            if fsync(descriptor) < 0, [EIO, ENOSPC, EDQUOT].contains(errno) {
                throw HarnessError(.io, "\(Self.option): \(path) can't be written: \(reason)")
            }
        }
    }

    private static let option = "--github: GITHUB_STEP_SUMMARY"
    private var reason: String { unsafe String(cString: strerror(errno)) }

    private func open(_ body: (Int32) throws -> Void) throws {
        let descriptor = unsafe Glibc.open(path, O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC | O_NONBLOCK, 0o644)
        guard descriptor >= 0 else {
            throw HarnessError(.output, "\(Self.option): \(path) can't be written: \(reason)")
        }
        defer { close(descriptor) }
        try body(descriptor)
    }
}
