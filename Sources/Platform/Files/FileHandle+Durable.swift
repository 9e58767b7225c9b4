internal import CLinux
internal import Glibc

extension FileHandle {
    /// Makes data and facts (size, times) durable: fsync(2). What can't be synced (EINVAL: pipes, some files of /proc) has nothing to
    /// lose.
    package func sync() throws(SystemError) {
        guard fsync(descriptor) < 0, errno != EINVAL else { return }
        throw SystemError("fsync", path: path, result: -Int(errno))
    }

    /// Makes all of the file system that the file lies in durable: syncfs(2).
    ///
    /// This, and neither fsync(2) nor fdatasync(2), makes the kernel take the file for clean: what is dirtied afterwards is written back
    /// when it is old enough by itself, and not by the age of what was dirty before. Tried on 6.18 with ext4.
    package func syncFileSystem() throws(SystemError) {
        try SystemError.check(clinux_sync_file_system(descriptor), "syncfs", path: path)
    }

    /// Has the kernel write back what is dirty, as another process may at any time, and waits for it: sync_file_range(2). Nothing is durable
    /// then: neither the file's facts nor what the device holds back.
    package func writeBack() throws(SystemError) {
        try SystemError.check(clinux_write_back(descriptor), "sync_file_range", path: path)
    }

    /// Holds the file against others who ask for it so, until it is closed (flock(2)); false where somebody holds it. File systems
    /// that know no such lock have nobody who holds it.
    package func hold() -> Bool { flock(descriptor, LOCK_EX | LOCK_NB) == 0 || errno != EWOULDBLOCK }
}

/// Folders whose names survive a power loss.
package enum DurableFolder {
    /// Makes the names in a folder durable: fsync(2) of the folder, which the names of new files need beside their own.
    ///
    /// Where that is not to be had (a folder that may not be read, a file system that has no such call) nothing is thrown.
    package static func sync(_ path: String) throws(SystemError) {
        let descriptor = unsafe Glibc.open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard descriptor >= 0 else {
            if errno == EACCES { return }
            throw SystemError("open", path: path, result: -Int(errno))
        }
        defer { close(descriptor) }
        guard fsync(descriptor) < 0, ![EINVAL, ENOTSUP, ENOSYS, EROFS].contains(errno) else { return }
        throw SystemError("fsync", path: path, result: -Int(errno))
    }

    /// The same for the folder that a path lies in.
    package static func sync(holding path: String) throws(SystemError) { try sync(folder(of: path)) }

    /// The folder that a path lies in, as it is opened.
    package static func folder(of path: String) -> String {
        let trimmed = path.last == "/" ? String(path.dropLast()) : path
        guard let slash = trimmed.lastIndex(of: "/") else { return "." }
        return slash == trimmed.startIndex ? "/" : String(trimmed[..<slash])
    }
}
