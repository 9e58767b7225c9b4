import Glibc

extension Terminal {
    /// True for a file that this user may execute.
    static func canExecute(_ path: String) -> Bool { unsafe isRegularFile(path) && access(path, X_OK) == 0 }

    /// True for a file that is no folder, pipe or device: opening a pipe could wait for ever.
    static func isRegularFile(_ path: String) -> Bool {
        var facts = stat()
        return unsafe stat(path, &facts) == 0 && facts.st_mode & S_IFMT == S_IFREG
    }

    /// True for a pipe or a socket: to open one may wait for ever.
    static func isPipe(_ path: String) -> Bool {
        var facts = stat()
        return unsafe stat(path, &facts) == 0 && [S_IFIFO, S_IFSOCK].contains(facts.st_mode & S_IFMT)
    }
}
