internal import Platform

/// The lock that a run holds on its journal.
package enum JournalLock {
    /// Refuses a journal whose run is still at work: results made of it would be those of a part, and take it away from its run.
    ///
    /// - Throws: ``HarnessError`` with code 65, ``SystemError`` for a file that can't be opened.
    package static func check(_ path: String) throws {
        let file = try FileHandle(path)
        guard !file.hold() else { return }
        throw HarnessError(
            .input,
            "\(path): a run is still writing it: wait for its end, or stop it, and its results are made"
        )
    }
}
