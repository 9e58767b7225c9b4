internal import CLinux
internal import Glibc

/// A folder that this process made and removes: nothing in it belongs to anyone else.
package enum WorkFolder {
    /// Makes a fresh folder, readable by this user alone, and returns its path.
    package static func create(in directory: String, prefix: String) throws(SystemError) -> String {
        var template = Array("\(directory)/\(prefix)XXXXXX".utf8CString)
        guard unsafe mkdtemp(&template) != nil else {
            throw SystemError("make a folder in", path: directory, result: -Int(errno))
        }
        return String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }

    /// Makes a folder in one that exists; it must be new.
    package static func createSubfolder(_ path: String) throws(SystemError) {
        guard unsafe mkdir(path, 0o700) < 0 else { return }
        throw SystemError("mkdir", path: path, result: -Int(errno))
    }

    /// Makes a folder and those above it, where they are missing.
    package static func createPath(_ path: String) throws(SystemError) {
        guard !path.isEmpty, unsafe access(path, F_OK) != 0 else { return }
        if let slash = path.lastIndex(of: "/"), slash != path.startIndex { try createPath(String(path[..<slash])) }
        guard unsafe mkdir(path, 0o777) < 0, errno != EEXIST else { return try DurableFolder.sync(holding: path) }
        throw SystemError("mkdir", path: path, result: -Int(errno))
    }

    /// Renames a file within its file system; nothing is replaced.
    ///
    /// - Throws: ``SystemError`` with EEXIST where the target is there.
    package static func move(_ path: String, to target: String) throws(SystemError) {
        let result = unsafe clinux_rename_new(path, target)
        // File systems without the flag say EINVAL, sandboxes what they like: a link does not replace anything either.
        guard result < 0, result != -EEXIST else {
            try SystemError.check(result, "make", path: target)
            return
        }
        guard unsafe link(path, target) < 0 || unlink(path) < 0 else { return }
        throw SystemError("make", path: target, result: -Int(errno))
    }

    /// Renames a file within its file system, in place of the target.
    package static func replace(_ target: String, by path: String) throws(SystemError) {
        guard unsafe rename(path, target) < 0 else { return }
        throw SystemError("make", path: target, result: -Int(errno))
    }

    /// Removes one file.
    package static func removeFile(_ path: String) throws(SystemError) {
        guard unsafe unlink(path) < 0 else { return }
        throw SystemError("remove", path: path, result: -Int(errno))
    }

    /// Removes a folder with all that is in it, by descriptor (``HeldFolder``). Links are removed, not followed; a link in the place of
    /// the folder is an error. Returns the first error, having removed what it could.
    @discardableResult
    package static func remove(_ path: String) -> SystemError? {
        do {
            return try HeldFolder(opening: path, expecting: nil).remove()
        } catch let error as SystemError {
            return error.number == ENOENT ? nil : error
        } catch {
            return SystemError("remove", path: path, result: -Int(ESTALE))
        }
    }
}
