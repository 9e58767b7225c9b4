internal import Glibc

/// Reads the small files of /proc and /sys: the one place where host facts come from.
///
/// Such files have no size that stat(2) could tell, so they are read until read(2) returns 0 (proc(5)).
package enum ProcFile {
    /// The whole text of a file; nil when it is absent or can't be read.
    ///
    /// Bytes that are not UTF-8 become replacement characters.
    package static func read(_ path: String) -> String? {
        var bytes: [UInt8] = []
        let isRead = forEachChunk(of: path, chunkBytes: 16 << 10) { chunk in
            bytes.reserveCapacity(bytes.count + chunk.count)
            for index in chunk.indices { bytes.append(chunk[index]) }
            return true
        }
        return isRead ? String(decoding: bytes, as: UTF8.self) : nil
    }

    /// The text of a file of one line, without the white space around it; nil when it is absent, unreadable or empty.
    package static func line(_ path: String) -> String? {
        guard let text = read(path) else { return nil }
        let line = ProcText.trim(text)
        return line.isEmpty ? nil : String(line)
    }

    /// The integer that a file of one line holds; nil when there is none.
    package static func integer(_ path: String) -> Int? { line(path).flatMap { Int($0) } }

    /// The names in a directory, sorted, without `.` and `..`; empty when it can't be read.
    package static func names(in directory: String) -> [String] {
        guard let stream = unsafe opendir(directory) else { return [] }
        defer { unsafe closedir(stream) }
        var names: [String] = []
        while let entry = unsafe readdir(stream) {
            let name = unsafe withUnsafePointer(to: &entry.pointee.d_name) { pointer in
                unsafe pointer.withMemoryRebound(to: CChar.self, capacity: 256) { unsafe String(cString: $0) }
            }
            if name != ".", name != ".." { names.append(name) }
        }
        return names.sorted()
    }

    /// True when something exists at a path.
    package static func exists(_ path: String) -> Bool { unsafe access(path, F_OK) == 0 }

    /// True when a name is there, be it of a link to nothing.
    package static func isTaken(_ path: String) -> Bool {
        var facts = stat()
        return unsafe lstat(path, &facts) == 0
    }

    /// The path without symbolic links, `.` and `..` (realpath(3)); nil when it does not exist.
    package static func resolve(_ path: String) -> String? {
        guard let resolved = unsafe realpath(path, nil) else { return nil }
        defer { unsafe free(resolved) }
        return unsafe String(cString: resolved)
    }

    /// Passes a file's bytes on as read(2) delivers them, until the end or until `body` returns false.
    ///
    /// - Returns: false when the file can't be opened or read.
    static func forEachChunk(of path: String, chunkBytes: Int, _ body: (Span<UInt8>) -> Bool) -> Bool {
        let descriptor = unsafe Glibc.open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { return false }
        defer { close(descriptor) }
        var buffer = [UInt8](repeating: 0, count: chunkBytes)
        while true {
            let got = unsafe buffer.withUnsafeMutableBytes { unsafe Glibc.read(descriptor, $0.baseAddress, $0.count) }
            if got < 0, errno == EINTR { continue }
            guard got > 0 else { return got == 0 }
            guard body(buffer.span.extracting(0..<got)) else { return true }
        }
    }
}
