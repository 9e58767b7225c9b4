internal import Glibc

/// The C library: its memcpy is what every copy in a measurement runs through.
package enum CLibraryFacts {
    /// The version in use at run time, such as `2.36`; nil when confstr(3) does not know it.
    package static func version() -> String? {
        var buffer = [CChar](repeating: 0, count: 128)
        let length = unsafe confstr(Int32(_CS_GNU_LIBC_VERSION), &buffer, buffer.count)
        guard length > 1, length <= buffer.count else { return nil }
        let text = String(decoding: buffer.prefix(length - 1).map { UInt8(bitPattern: $0) }, as: UTF8.self)
        return ProcText.words(text).last.map(String.init)
    }
}
