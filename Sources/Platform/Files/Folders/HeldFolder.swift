internal import CLinux
internal import Glibc

/// A folder of this process, held by its descriptor.
///
/// What is made in it and removed from it is found by that descriptor (openat(2), unlinkat(2)), and never by the path again: who
/// may rename what lies in the folder above can put anything under the path, and a run of root would write to it or remove it.
package final class HeldFolder: Sendable {
    /// The path that it was made or opened by, for messages and for other processes, which compare ``identity``.
    package let path: String
    /// Which folder it is.
    package let identity: FileIdentity
    let descriptor: Int32
    /// The folder above it, and its name there.
    private let parent: Int32
    private let name: String

    /// Makes a fresh folder, for this user alone, in one that exists.
    ///
    /// - Throws: SystemError with ESTALE where another folder took its name before it was opened.
    package convenience init(in directory: String, prefix: String) throws(SystemError) {
        let parent = try SystemError.check(
            unsafe clinux_open(directory, clinux_o_path() | O_DIRECTORY, 0),
            "make a folder in",
            path: directory
        )
        defer { close(parent) }
        var name = ""
        var result: Int32 = -1
        for _ in 0..<100 where result < 0 {
            name = prefix + Self.randomLetters()
            result = unsafe mkdirat(parent, name, 0o700)
            if result < 0, errno != EEXIST { break }
        }
        guard result == 0 else { throw SystemError("make a folder in", path: directory, result: -Int(errno)) }
        try self.init(name, in: parent, path: "\(directory)/\(name)")
        guard isFresh else { throw SystemError("open the folder just made,", path: path, result: -Int(ESTALE)) }
    }

    /// Opens a folder that another process holds, and makes sure that it is the same; any folder where `identity` is nil.
    ///
    /// - Throws: SystemError, or ``SwappedFile`` for another folder.
    package convenience init(opening path: String, expecting identity: FileIdentity?) throws {
        let slash = path.lastIndex(of: "/")
        let above = slash.map { $0 == path.startIndex ? "/" : String(path[..<$0]) } ?? "."
        let name = slash.map { String(path[path.index(after: $0)...]) } ?? path
        let parent = try SystemError.check(
            unsafe clinux_open(above, clinux_o_path() | O_DIRECTORY, 0),
            "open",
            path: above
        )
        defer { close(parent) }
        do throws(SystemError) {
            try self.init(name, in: parent, path: path)
        } catch {
            guard identity != nil, error.number == ELOOP || error.number == ENOTDIR else { throw error }
            throw SwappedFile(path)
        }
        if let identity, identity != self.identity { throw SwappedFile(path) }
    }

    private init(_ name: String, in parent: Int32, path: String) throws(SystemError) {
        let opened = unsafe clinux_open_beneath(parent, name, O_RDONLY | O_DIRECTORY, 0)
        try SystemError.check(opened, "open", path: path)
        do throws(SystemError) {
            identity = try FileIdentity(ofDescriptor: opened, path: path)
        } catch {
            close(opened)
            throw error
        }
        descriptor = opened
        self.parent = fcntl(parent, F_DUPFD_CLOEXEC, 3)
        self.name = name
        self.path = path
    }

    deinit {
        close(descriptor)
        if parent >= 0 { close(parent) }
    }

    /// Makes a folder in it, for this user alone; the name must be new.
    package func makeFolder(_ name: String) throws(SystemError) -> HeldFolder {
        let place = "\(path)/\(name)"
        guard unsafe mkdirat(descriptor, name, 0o700) == 0 else {
            throw SystemError("mkdir", path: place, result: -Int(errno))
        }
        return try HeldFolder(name, in: descriptor, path: place)
    }

    /// The identity of a regular file in it; a link is not followed.
    ///
    /// - Throws: SystemError; EINVAL for what is no regular file.
    package func identity(ofFile name: String) throws(SystemError) -> FileIdentity {
        var facts = stat()
        guard unsafe fstatat(descriptor, name, &facts, AT_SYMLINK_NOFOLLOW) == 0 else {
            throw SystemError("stat", path: "\(path)/\(name)", result: -Int(errno))
        }
        guard facts.st_mode & S_IFMT == S_IFREG else {
            throw SystemError("use as a file", path: "\(path)/\(name)", result: -Int(EINVAL))
        }
        return FileIdentity(facts)
    }

    /// A path to this very folder, in this process and as long as this is held, whatever has become of ``path``.
    package var descriptorPath: String { "/proc/self/fd/\(descriptor)" }

    /// Removes the folder with all that is in it; links are removed, not followed. Returns the first error, having removed what it
    /// could. Another folder that has taken its name is left alone.
    @discardableResult
    package func remove() -> SystemError? {
        let first = FolderRemoval.empty(descriptor, path: path, device: identity.device)
        var facts = stat()
        guard unsafe fstatat(parent, name, &facts, AT_SYMLINK_NOFOLLOW) == 0 else { return first }
        guard FileIdentity(facts) == identity else {
            let what = "remove (emptied under its new name; another lies in its place, left alone)"
            return first ?? SystemError(what, path: path, result: -Int(ESTALE))
        }
        guard unsafe unlinkat(parent, name, AT_REMOVEDIR) < 0, errno != ENOENT else { return first }
        return first ?? SystemError("rmdir", path: path, result: -Int(errno))
    }

    /// True for a folder with nothing in it that belongs to whoever makes files in it: to this user or, on file systems that name an
    /// owner of their own (NFS, CIFS, VFAT), to that one.
    private var isFresh: Bool {
        guard FolderRemoval.names(in: descriptor).isEmpty else { return false }
        var folder = stat()
        guard unsafe fstat(descriptor, &folder) == 0 else { return false }
        if folder.st_uid == geteuid() { return true }
        let probe = unsafe clinux_open_beneath(descriptor, ".owner", O_RDWR | O_CREAT | O_EXCL, 0o600)
        guard probe >= 0 else { return false }
        defer {
            close(probe)
            unsafe unlinkat(descriptor, ".owner", 0)
        }
        var file = stat()
        return unsafe fstat(probe, &file) == 0 && file.st_uid == folder.st_uid
    }

    private static func randomLetters() -> String {
        let letters = Array("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789")
        return String((0..<6).map { _ in letters[Int.random(in: letters.indices)] })
    }
}
