internal import Glibc

extension HeldFolder {
    /// Why root must not make files in a folder; nil for any other user and any other folder: every user may write to it, and without
    /// the sticky bit rename what lies in it.
    package static func refusalForRoot(_ directory: String) -> String? {
        var facts = stat()
        guard geteuid() == 0, unsafe stat(directory, &facts) == 0 else { return nil }
        return isOpenToAll(facts.st_mode) ? openToAll(directory) : nil
    }

    static func isOpenToAll(_ mode: mode_t) -> Bool { mode & S_IWOTH != 0 && mode & S_ISVTX == 0 }

    private static func openToAll(_ directory: String) -> String {
        "every user may write to \(directory), and it has no sticky bit: they could swap the files of a run by root; choose a folder "
            + "of root's own, or chmod +t \(directory)"
    }
}
