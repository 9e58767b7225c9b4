internal import CLinux
internal import Glibc

/// Empties folders by descriptor: no path is walked a second time, no link followed, no mount entered.
enum FolderRemoval {
    /// Removes all that is in an open folder; returns the first error, having removed what it could.
    ///
    /// - Parameter device: of the folder: what lies on another one is somebody's mount, and stays.
    static func empty(_ descriptor: Int32, path: String, device: UInt64) -> SystemError? {
        var first: SystemError?
        for name in names(in: descriptor) {
            guard unsafe unlinkat(descriptor, name, 0) < 0, errno != ENOENT else { continue }
            let number = errno
            let place = "\(path)/\(name)"
            let trouble =
                number == EISDIR || number == EPERM
                ? removeFolder(name, in: descriptor, path: place, device: device)
                : SystemError("remove", path: place, result: -Int(number))
            first = first ?? trouble
        }
        return first
    }

    private static func removeFolder(_ name: String, in parent: Int32, path: String, device: UInt64) -> SystemError? {
        let descriptor = unsafe clinux_open_beneath(parent, name, O_RDONLY | O_DIRECTORY, 0)
        guard descriptor >= 0 else { return SystemError("remove", path: path, result: Int(descriptor)) }
        defer { close(descriptor) }
        guard (try? FileIdentity(ofDescriptor: descriptor, path: path))?.device == device else {
            return SystemError("remove", path: path, result: -Int(EXDEV))
        }
        let first = empty(descriptor, path: path, device: device)
        guard unsafe unlinkat(parent, name, AT_REMOVEDIR) < 0, errno != ENOENT else { return first }
        return first ?? SystemError("rmdir", path: path, result: -Int(errno))
    }

    /// The names in an open folder, without `.` and `..`; empty when it can't be read.
    static func names(in descriptor: Int32) -> [String] {
        // A descriptor of its own, with a place of its own: the stream closes it.
        let copy = unsafe clinux_open_beneath(descriptor, ".", O_RDONLY | O_DIRECTORY, 0)
        guard copy >= 0, let stream = unsafe fdopendir(copy) else {
            if copy >= 0 { close(copy) }
            return []
        }
        defer { unsafe closedir(stream) }
        var names: [String] = []
        while let entry = unsafe readdir(stream) {
            let name = unsafe withUnsafePointer(to: &entry.pointee.d_name) { pointer in
                unsafe pointer.withMemoryRebound(to: CChar.self, capacity: 256) { unsafe String(cString: $0) }
            }
            if name != ".", name != ".." { names.append(name) }
        }
        return names
    }
}
