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
    /// Pages that a run counted after writing, by cachestat(2) or its stand-in; nil when neither could.
    package var residentPages: Int?
    /// Pages that were left after an eviction as runs do it; nil when that could not be tried.
    package var residentPagesAfterEviction: Int?
    /// What cachestat(2) met; nil when it worked.
    package var cachestat: Obstacle?
    /// Why the state of the cache can't be told at all, by any call; nil where it can.
    package var residency: Obstacle?
    /// Why nothing can be evicted; nil where that works.
    package var eviction: Obstacle?
    /// The calls that runs make, each as it was tried.
    package var calls: [CallProbe] = []

    /// A probe with nothing tried.
    package init() {}

    /// Tries a directory, by the calls that runs make. It leaves nothing behind.
    package static func examine(_ directory: String) -> DirectoryProbe {
        var probe = DirectoryProbe()
        probe.refusalForRoot = HeldFolder.refusalForRoot(directory)
        let name = ".faultline-probe-\(getpid())-\(clinux_now())"
        do throws(SystemError) {
            let folder = try SystemError.check(
                unsafe clinux_open(directory, clinux_o_path() | O_DIRECTORY, 0),
                "open",
                path: directory
            )
            defer { close(folder) }
            let file = try FileHandle(name, in: folder, at: directory, .create)
            defer { _ = unsafe unlinkat(folder, name, 0) }
            try probe.fill(file)
            probe.look(at: file)
        } catch {
            probe.failure = error.reason
        }
        return probe
    }

    private mutating func fill(_ file: borrowing FileHandle) throws(SystemError) {
        isOwner = try file.facts().owner == geteuid()
        let pageBytes = KernelFacts.pageBytes
        let page = (0..<pageBytes).map { UInt8(truncatingIfNeeded: $0 &* 31) }
        for _ in 0..<16 {
            try file.append(page)
            writtenPages += 1
        }
    }

    private mutating func look(at file: borrowing FileHandle) {
        calls = CallProbe.all(on: file)
        do throws(SystemError) {
            _ = try PageCache.residencyByCachestat(of: file)
        } catch {
            cachestat = Obstacle(error)
        }
        // The probes of calls have evicted some.
        _ = try? file.bytes(in: 0..<16 * KernelFacts.pageBytes)
        do throws(SystemError) {
            residentPages = try PageCache.residency(of: file).cached
        } catch {
            residency = Obstacle(error)
            return
        }
        do throws(SystemError) {
            residentPagesAfterEviction = try PageCache.evict(file, patience: 100_000_000).cached
        } catch {
            eviction = Obstacle(error)
        }
    }
}
