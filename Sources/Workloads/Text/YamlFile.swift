import Foundation

/// What suite files and gate files have in common before their keys are looked at.
enum YamlFile {
    /// The bytes of a file, but at most one more than ``SuiteLimits/file``, so that a device or an endless pipe is an error and
    /// not a hang.
    static func bytes(path: String, accepted: String) throws(WorkloadError) -> [UInt8] {
        // To open a pipe would wait for a writer.
        var facts = stat()
        if unsafe stat(path, &facts) == 0, [S_IFIFO, S_IFSOCK].contains(facts.st_mode & S_IFMT) {
            throw WorkloadError("can't be read: a pipe, not a file", accepted: accepted, place: path)
        }
        let most = SuiteLimits.file.bytes + 1
        var bytes: [UInt8] = []
        do {
            let handle = try FileHandle(forReadingFrom: URL(fileURLWithPath: path))
            defer { try? handle.close() }
            while bytes.count < most, let piece = try handle.read(upToCount: most - bytes.count), !piece.isEmpty {
                bytes += piece
            }
        } catch {
            let underlying = (error as NSError).userInfo[NSUnderlyingErrorKey] as? any Error
            let lead = "The operation could not be completed. "  // of every such error in Foundation
            let reason = (underlying ?? error).localizedDescription.replacing(lead, with: "")
            throw WorkloadError("can't be read: \(reason)", accepted: accepted, place: path)
        }
        return bytes
    }

    /// The text of a file; an error names the first line that is not UTF-8.
    static func text(_ bytes: [UInt8], file: String) throws(WorkloadError) -> String {
        if let text = String(validating: bytes, as: UTF8.self) { return text }
        let lines = bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
        let line = lines.firstIndex { String(validating: $0, as: UTF8.self) == nil } ?? 0
        throw WorkloadError("not UTF-8", accepted: "YAML in UTF-8", place: "\(file):\(line + 1)")
    }

    /// The text to be parsed: without a byte order mark, which libyaml takes for the start of a document.
    static func source(_ text: String, file: String) -> YamlSource {
        let isMarked = text.unicodeScalars.first == "\u{feff}"
        return YamlSource(text: isMarked ? String(text.unicodeScalars.dropFirst()) : text, file: file)
    }
}
