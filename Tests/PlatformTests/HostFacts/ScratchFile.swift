import Glibc
import Testing

/// A file of this test's own on the file system of /var/tmp, removed when it goes.
final class ScratchFile {
    let path: String
    let descriptor: Int32

    /// Makes a file of so many bytes, written and synced.
    init(bytes: Int) throws {
        var template = Array("/var/tmp/host-facts-XXXXXX".utf8CString)
        descriptor = unsafe mkstemp(&template)
        path = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
        try #require(descriptor >= 0)
        let block = (0..<bytes).map { UInt8(truncatingIfNeeded: $0 &* 131 >> 3) }
        let put = unsafe block.withUnsafeBytes { unsafe write(descriptor, $0.baseAddress, $0.count) }
        try #require(put == bytes)
        try #require(fsync(descriptor) == 0)
    }

    deinit {
        close(descriptor)
        unsafe unlink(path)
    }
}
