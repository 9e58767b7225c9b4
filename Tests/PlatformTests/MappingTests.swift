import Glibc
import TestSupport
import Testing

@testable import Platform

@Suite struct MappingTests {
    @Test("a mapping shows the file, and what is written into it is in the file")
    func sharesWithTheFile() throws {
        let folder = try TestFolder()
        let path = try folder.file(pages: 3)
        let file = try FileHandle(path, .readWrite)
        let bytes = try file.bytes(in: 0..<3 * PageCache.pageSize)
        let mapping = try Mapping(file.descriptor, length: bytes.count, writable: true)
        #expect(unsafe UnsafeRawBufferPointer(start: mapping.base, count: mapping.length).elementsEqual(bytes))
        unsafe mapping.base.storeBytes(of: bytes[5000] &+ 1, toByteOffset: 5000, as: UInt8.self)
        try mapping.sync()
        #expect(try file.bytes(in: 5000..<5001) == [bytes[5000] &+ 1])
        #expect(try PageCache.residency(of: file).dirty ?? 0 == 0)
        try mapping.unmap()
    }

    @Test("populating maps every page, so that using them faults no more")
    func populates() throws {
        let folder = try TestFolder()
        let pages = 64
        let file = try FileHandle(try folder.file(pages: pages))
        let (cached, faults) = try undisturbed(until: { $0 == pages && $1 < 4 }) {
            #expect(try PageCache.evict(file).isEmpty)
            let mapping = try Mapping(file.descriptor, length: pages * PageCache.pageSize)
            try mapping.advise(.populateRead)
            let cached = try PageCache.residency(of: file).cached
            let before = ResourceUsage.now(of: .thread)
            var sum: UInt64 = 0
            for page in 0..<pages {
                sum &+= UInt64(unsafe mapping.base.load(fromByteOffset: page * PageCache.pageSize, as: UInt8.self))
            }
            BlackBox.use(sum)
            let used = ResourceUsage.now(of: .thread) - before
            return (cached, used.minorFaults + used.majorFaults)
        }
        #expect(cached == pages)
        #expect(faults < 4)
    }

    @Test("a mapping of nothing is an error with its reason")
    func refusesNothing() throws {
        let folder = try TestFolder()
        let file = try FileHandle(try folder.file(pages: 1))
        #expect(throws: SystemError("mmap of 0 bytes", result: -Int(EINVAL))) {
            _ = try Mapping(file.descriptor, length: 0)
        }
    }

    @Test("a writable mapping of a file opened for reading is refused")
    func refusesWriting() throws {
        let folder = try TestFolder()
        let file = try FileHandle(try folder.file(pages: 1))
        #expect(throws: SystemError("mmap of 4096 bytes", result: -Int(EACCES))) {
            _ = try Mapping(file.descriptor, length: 4096, writable: true)
        }
    }

    @Test("advice beyond the mapping is an error that names it")
    func refusesAdviceBeyond() throws {
        let folder = try TestFolder()
        let file = try FileHandle(try folder.file(pages: 1))
        let mapping = try Mapping(file.descriptor, length: PageCache.pageSize)
        #expect(throws: SystemError("madvise willNeed", result: -Int(EINVAL))) {
            try mapping.advise(.willNeed, offset: 1)
        }
    }
}
