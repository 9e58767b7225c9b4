import Glibc
import TestSupport
import Testing

@testable import Platform

@Suite struct PageCacheTests {
    private let pages = 300

    @Test("evicting a file leaves none of it in the cache, and reading brings it back whole")
    func evictsToZero() throws {
        let folder = try TestFolder()
        let file = try FileHandle(try folder.file(pages: pages))
        let (before, after) = try undisturbed(until: { $0 == pages && $1 == pages }) {
            try file.forEachPiece { _ in }
            let before = try PageCache.residency(of: file).cached
            #expect(try PageCache.evict(file).isEmpty)
            #expect(try PageCache.residency(of: file) == PageCache.Residency(cached: 0, dirty: 0, writeback: 0))
            try file.forEachPiece { _ in }
            return (before, try PageCache.residency(of: file).cached)
        }
        #expect(before == pages && after == pages)
    }

    @Test("dirty pages are counted as such, written back by an eviction and then gone")
    func countsDirtyPages() throws {
        let folder = try TestFolder()
        let file = try FileHandle("\(folder.path)/dirty", .create)
        try file.append([UInt8](repeating: 7, count: 5 * PageCache.pageSize))
        // The kernel may have begun to write them, and to its end where anybody calls sync(2).
        let dirty = try undisturbed(until: { ($0.dirty ?? 5) + ($0.writeback ?? 0) == 5 }) {
            let bytes = [UInt8](repeating: 7, count: 5 * PageCache.pageSize)
            try unsafe bytes.withUnsafeBytes { try unsafe file.write($0, at: 0) }
            return try PageCache.residency(of: file)
        }
        #expect(dirty.cached == 5)
        #expect((dirty.dirty ?? 5) + (dirty.writeback ?? 0) == 5)
        #expect(!dirty.isEmpty)
        try file.syncData()
        #expect(try PageCache.residency(of: file).dirty ?? 0 == 0)
        #expect(try PageCache.evict(file).isEmpty)
        #expect(try file.bytes(in: 0..<3) == [7, 7, 7])
    }

    @Test("pages that somebody has mapped stay, and the eviction says how many")
    func mappedPagesStay() throws {
        let folder = try TestFolder()
        let file = try FileHandle(try folder.file(pages: pages))
        // Reclaim may take mapped pages, too.
        let left = try undisturbed(until: { $0.cached >= 3 }) {
            #expect(try PageCache.evict(file).isEmpty)
            let mapping = try Mapping(file.descriptor, length: pages * PageCache.pageSize)
            try mapping.advise(.random)
            var sum = 0
            for page in [1, 100, 200] {
                sum += Int(unsafe mapping.base.load(fromByteOffset: page * PageCache.pageSize, as: UInt8.self))
            }
            BlackBox.use(UInt64(sum))
            let left = try PageCache.evict(file, patience: 30_000_000)
            try mapping.unmap()
            #expect(try PageCache.evict(file).isEmpty)
            return left
        }
        #expect(left.cached >= 3)
        #expect(!left.isEmpty)
    }

    @Test("single pages are counted, the same by cachestat and by mincore")
    func mincoreAgreesWithCachestat() throws {
        let folder = try TestFolder()
        let file = try FileHandle(try folder.file(pages: pages))
        let size = pages * PageCache.pageSize
        func counts() throws -> [Int] {
            [try PageCache.residency(of: file).cached, try PageCache.residencyByMincore(of: file, size: size).cached]
        }
        let full = try undisturbed(until: { $0 == [pages, pages] }) {
            try file.forEachPiece { _ in }
            return try counts()
        }
        #expect(full == [pages, pages])
        #expect(try PageCache.evict(file).isEmpty)
        try file.advise(.random)
        let single = [0, 17, 299]
        let (counted, found) = try undisturbed(until: { $0 == [3, 3] && $1 == single }) {
            for page in single { _ = try file.bytes(in: page * PageCache.pageSize..<page * PageCache.pageSize + 1) }
            let mapping = try Mapping(file.descriptor, length: size)
            let resident = try mapping.residentPages()
            return (try counts(), resident.indices.filter { resident[$0] })
        }
        #expect(counted == [3, 3])
        #expect(found == single)
    }

    @Test func `single places are looked at, and none beside them is brought in`() throws {
        let folder = try TestFolder()
        let file = try FileHandle(try folder.file(pages: pages))
        let places = [0, 150, 299].map { $0 * PageCache.pageSize + 17 }
        let found = try undisturbed(until: { $0 == PageCache.Residency(cached: 1, places: 3) && $1 == 3 }) {
            #expect(try PageCache.evict(file).isEmpty)
            try file.advise(.random)
            _ = try file.bytes(in: places[1]..<places[1] + 1)
            let looked = try PageCache.residency(of: file, at: places)
            // Those that were not there are on their way.
            usleep(20_000)
            return (looked, try PageCache.residency(of: file).cached)
        }
        #expect(found.0 == PageCache.Residency(cached: 1, places: 3))
        #expect(found.1 == 3)
    }

    @Test("an empty file has nothing in the cache, by either way")
    func emptyFile() throws {
        let folder = try TestFolder()
        let file = try FileHandle(try folder.file(pages: 0))
        #expect(try PageCache.residency(of: file).isEmpty)
        #expect(try PageCache.residencyByMincore(of: file, size: 0).isEmpty)
    }

    @Test("the residency of another owner's file is refused with EPERM, even to root")
    func refusesForeignFiles() throws {
        let folder = try TestFolder()
        var path = "/etc/passwd"
        if geteuid() == 0 {
            path = try folder.file(pages: 1)
            try #require(unsafe chown(path, 65534, 65534) == 0)
        }
        let file = try FileHandle(path)
        let refusal = SystemError("residency", path: path, result: -Int(EPERM))
        #expect(throws: refusal) { try PageCache.residency(of: file) }
        #expect(throws: refusal) { try PageCache.evict(file) }
    }

    @Test(.enabled(if: geteuid() == 0, "needs root, to give a file to another user"))
    func `another owner's file is evicted where places can be looked at, and says which stayed`() throws {
        let folder = try TestFolder()
        let path = try folder.file(pages: pages)
        try #require(unsafe chown(path, 65534, 65534) == 0)
        let file = try FileHandle(path)
        let places = [0, 150].map { $0 * PageCache.pageSize }
        try file.forEachPiece { _ in }
        #expect(try PageCache.evict(file, lookingAt: places) == PageCache.Residency(cached: 0, places: 2))
        // Neither what was looked at, nor anything else: root may ask for all files.
        #expect(try PageCache.residencyByCachestat(of: file).cached == 0)
        let left = try undisturbed(until: { $0.cached == 1 }) {
            let mapping = try Mapping(observing: file, length: PageCache.pageSize)
            mapping.touchAll()
            let left = try PageCache.evict(file, lookingAt: places, patience: 30_000_000)
            try mapping.unmap()
            return left
        }
        #expect(left == PageCache.Residency(cached: 1, places: 2))
    }
}
