internal import CLinux
internal import Glibc

extension FileHandle {
    /// Makes a file in a folder and takes its name away: it is gone when it is closed, whatever ends the process.
    package static func nameless(in folder: HeldFolder) throws(SystemError) -> FileHandle {
        try nameless(in: folder.descriptor, at: folder.path)
    }

    /// The same in the folder of a path.
    package static func nameless(in directory: String) throws(SystemError) -> FileHandle {
        let opened = unsafe clinux_open(directory, clinux_o_path() | O_DIRECTORY, 0)
        let folder = try SystemError.check(opened, "open", path: directory)
        defer { Glibc.close(folder) }
        return try nameless(in: folder, at: directory)
    }

    private static func nameless(in folder: Int32, at place: String) throws(SystemError) -> FileHandle {
        let name = ".faultline-nameless-\(getpid())-\(clinux_now())"
        let file = try FileHandle(name, in: folder, at: place, .create)
        guard unsafe unlinkat(folder, name, 0) == 0 else {
            throw SystemError("unlink", path: "\(place)/\(name)", result: -Int(errno))
        }
        return file
    }
}
