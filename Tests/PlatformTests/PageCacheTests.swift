import Glibc
import Testing

@testable import Platform

@Suite struct PageCacheTests {
    private let pages = 300

    @Test("evicting a file leaves none of it in the cache, and reading brings it back whole")
    func evictsToZero() throws {
        let folder = try TestFolder()
        let file = try FileHandle(try folder.file(pages: pages))
        try file.forEachPiece { _ in }
        #expect(try PageCache.residency(of: file).cached == pages)
        #expect(try PageCache.evict(file).isEmpty)
        #expect(try PageCache.residency(of: file) == PageCache.Residency(cached: 0, dirty: 0, writeback: 0))
        try file.forEachPiece { _ in }
        #expect(try PageCache.residency(of: file).cached == pages)
    }

    @Test("dirty pages are counted as such, written back by an eviction and then gone")
    func countsDirtyPages() throws {
        let folder = try TestFolder()
        let file = try FileHandle("\(folder.path)/dirty", .create)
        try file.append([UInt8](repeating: 7, count: 5 * PageCache.pageSize))
        let dirty = try PageCache.residency(of: file)
        #expect(dirty.cached == 5)
        // The kernel may have begun to write them; none can be clean yet.
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
        #expect(try PageCache.evict(file).isEmpty)
        let mapping = try Mapping(file.descriptor, length: pages * PageCache.pageSize)
        try mapping.advise(.random)
        var sum = 0
        for page in [1, 100, 200] {
            sum += Int(unsafe mapping.base.load(fromByteOffset: page * PageCache.pageSize, as: UInt8.self))
        }
        BlackBox.use(UInt64(sum))
        let left = try PageCache.evict(file, patience: 30_000_000)
        #expect(left.cached >= 3)
        #expect(!left.isEmpty)
        try mapping.unmap()
        #expect(try PageCache.evict(file).isEmpty)
    }

    @Test("single pages are counted, the same by cachestat and by mincore")
    func mincoreAgreesWithCachestat() throws {
        let folder = try TestFolder()
        let file = try FileHandle(try folder.file(pages: pages))
        let size = pages * PageCache.pageSize
        #expect(try PageCache.residencyByMincore(of: file, size: size).cached == pages)
        #expect(try PageCache.evict(file).isEmpty)
        try file.advise(.random)
        for page in [0, 17, 299] { _ = try file.bytes(in: page * PageCache.pageSize..<page * PageCache.pageSize + 1) }
        let counted = try PageCache.residency(of: file).cached
        #expect(counted == 3)
        #expect(try PageCache.residencyByMincore(of: file, size: size) == PageCache.Residency(cached: counted))
        let mapping = try Mapping(file.descriptor, length: size)
        let resident = try mapping.residentPages()
        #expect(resident.indices.filter { resident[$0] } == [0, 17, 299])
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
        #expect(throws: SystemError("residency", path: path, result: -Int(EPERM))) { try PageCache.residency(of: file) }
    }
}
