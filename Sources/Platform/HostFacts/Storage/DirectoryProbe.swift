internal import CLinux
internal import Glibc

/// What a directory is good for, found by trying: a small file is made, counted in the page cache, evicted and removed.
package struct DirectoryProbe: Hashable, Sendable {
    /// The words of the error that kept a file from being made and written; nil when it was.
    package var failure: String?
    /// Why root must not make files there; nil where it may, and for any other user.
    package var refusalForRoot: String?
    /// Whether the file belongs to this user. If not, the kernel hides the state of its pages.
    package var isOwner = false
    /// Pages written.
    package var writtenPages = 0
    /// Pages that cachestat(2) counted after writing; nil when it failed.
    package var residentPages: Int?
    /// Pages that were left after writing back and POSIX_FADV_DONTNEED; nil when they could not be counted.
    package var residentPagesAfterEviction: Int?
    /// The error number of cachestat(2); nil when it worked.
    package var cachestatError: Int32?

    /// True when the kernel has no cachestat(2): before Linux 6.5, or kept away by a sandbox.
    package var lacksCachestat: Bool { cachestatError == ENOSYS }

    /// A probe with nothing tried.
    package init() {}

    /// Tries a directory. It leaves nothing behind.
    package static func examine(_ directory: String) -> DirectoryProbe {
        var probe = DirectoryProbe()
        probe.refusalForRoot = HeldFolder.refusalForRoot(directory)
        let name = ".faultline-probe-\(getpid())-\(clinux_now())"
        let folder = unsafe clinux_open(directory, clinux_o_path() | O_DIRECTORY, 0)
        guard folder >= 0 else {
            probe.failure = words(-folder)
            return probe
        }
        defer { close(folder) }
        let descriptor = unsafe clinux_open_beneath(folder, name, O_RDWR | O_CREAT | O_EXCL, 0o600)
        guard descriptor >= 0 else {
            probe.failure = words(-descriptor)
            return probe
        }
        defer {
            unsafe unlinkat(folder, name, 0)
            close(descriptor)
        }
        probe.fill(descriptor)
        return probe
    }

    private mutating func fill(_ descriptor: Int32) {
        var facts = stat()
        isOwner = unsafe fstat(descriptor, &facts) == 0 && facts.st_uid == geteuid()
        let pageBytes = KernelFacts.pageBytes
        let page = (0..<pageBytes).map { UInt8(truncatingIfNeeded: $0 &* 31) }
        for index in 0..<16 {
            var calls: UInt64 = 0
            let put = unsafe page.withUnsafeBytes { bytes -> Int64 in
                guard let base = bytes.baseAddress else { return -Int64(EIO) }
                return unsafe clinux_pwrite_full(descriptor, base, bytes.count, Int64(index * pageBytes), &calls)
            }
            guard put >= 0 else {
                failure = Self.words(Int32(truncatingIfNeeded: -put))
                return
            }
            writtenPages += 1
        }
        residentPages = count(descriptor)
        guard residentPages != nil else { return }
        // Once may not be enough: pages under writeback stay.
        for _ in 0..<50 {
            _ = fdatasync(descriptor)
            _ = clinux_fadvise(descriptor, clinux_fadv_dontneed())
            residentPagesAfterEviction = count(descriptor)
            if residentPagesAfterEviction == 0 { return }
            usleep(1000)
        }
    }

    private mutating func count(_ descriptor: Int32) -> Int? {
        var pages = clinux_page_counts()
        let result = unsafe clinux_cachestat(descriptor, &pages)
        cachestatError = result < 0 ? -result : nil
        return result < 0 ? nil : Int(clamping: pages.cached)
    }

    private static func words(_ number: Int32) -> String { unsafe String(cString: strerror(number)) }
}
