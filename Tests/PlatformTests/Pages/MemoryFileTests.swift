import Glibc
import Testing

@testable import Platform

@Suite struct MemoryFileTests {
    @Test func `a memory file of base pages faults once a page, and another opening shows the same bytes`() throws {
        let file = try MemoryFile(size: 256 * PageCache.pageSize)
        let mapping = try Mapping(file.descriptor, length: file.size, writable: true)
        try mapping.advise(.noHugePage)
        let faults = touch(mapping)
        #expect(isOne(faults, forEach: 256))
        let got = try pages(of: mapping)
        #expect(got.kernelPageSize == PageCache.pageSize)
        #expect(got.obtainedPageSize == PageCache.pageSize)
        #expect(got.rss == file.size)
        #expect(got.length == file.size && got.isExact)
        let other = try FileHandle(file.path, .readWrite)
        #expect(try other.bytes(in: 0..<1) == [1])
        #expect(try other.facts().size == file.size)
    }

    @Test func `a descriptor is closed with its file`() throws {
        var file: MemoryFile? = try MemoryFile(size: 4096)
        let path = try #require(file?.path)
        #expect(ProcFile.exists(path))
        file = nil
        #expect(!ProcFile.exists(path))
    }

    @Test(arguments: [3 << 20, 4096, 0])
    func `a page size that there is not is an error that names it`(pageSize: Int) throws {
        let error = #expect(throws: SystemError.self) { _ = try MemoryFile(size: 6 << 20, hugePageSize: pageSize) }
        #expect(try #require(error).description.hasPrefix("memory file of 6291456 bytes in huge pages of "))
    }

    @Test(.enabled(if: TransparentHugePages.current().sharedMemory != nil, "the kernel has no THP for tmpfs"))
    func `MADV_COLLAPSE makes huge pages of a memory file, and the mapping shows them`() throws {
        let file = try MemoryFile(size: 8 << 20)
        let mapping = try Mapping(file.descriptor, length: file.size, alignment: hugePage)
        let faults = touch(mapping)
        #expect(faults > 4)
        #expect(try pages(of: mapping).obtainedPageSize == PageCache.pageSize)
        try mapping.advise(.collapse)
        let got = try pages(of: mapping)
        #expect(got.shmemPmdBytes == 8 << 20)
        #expect(got.obtainedPageSize == hugePage)
        #expect(got.kernelPageSize == PageCache.pageSize)
    }
}

extension HugePageTests {
    @Suite struct HugeMemoryFileTests {
        @Test(.reservesHugePages)
        func `32 MiB in huge pages of 2 MiB are 16 faults, and smaps says so`() throws {
            let before = try #require(HugePagePool(pageSize: hugePage))
            let reservation = try HugePagePool.reserve(pages: 16, of: hugePage)
            do {
                let file = try MemoryFile(size: 32 << 20, hugePageSize: hugePage)
                let mapping = try Mapping(file.descriptor, length: file.size, writable: true)
                let faults = touch(mapping)
                #expect(isOne(faults, forEach: 16))
                let got = try pages(of: mapping)
                #expect(got.kernelPageSize == hugePage)
                #expect(got.obtainedPageSize == hugePage)
                #expect(got.sharedHugetlbBytes + got.privateHugetlbBytes == 32 << 20)
                #expect(got.rss == 0)
                try mapping.unmap()
                // write(2) is refused, read(2) is not.
                let other = try FileHandle(file.path, .readWrite)
                #expect(try other.bytes(in: 0..<1) == [1])
                #expect(throws: SystemError("write", path: file.path, result: -Int(EINVAL))) { try other.append([1]) }
            }
            try reservation.restore()
            #expect(HugePagePool(pageSize: hugePage) == before)
        }

        @Test(.reservesHugePages)
        func `anonymous memory in huge pages is 8 faults for 16 MiB, and refused beyond the pool`() throws {
            let before = try #require(HugePagePool(pageSize: hugePage))
            let reservation = try HugePagePool.reserve(pages: 8, of: hugePage)
            let available = try #require(HugePagePool(pageSize: hugePage)).available
            do {
                let mapping = try Mapping(anonymous: 16 << 20, hugePageSize: hugePage)
                let faults = touch(mapping)
                #expect(isOne(faults, forEach: 8))
                #expect(try pages(of: mapping).privateHugetlbBytes == 16 << 20)
            }
            if before.overcommitLimit == 0 {
                let error = #expect(throws: SystemError.self) {
                    _ = try Mapping(anonymous: (available + 1) * hugePage, hugePageSize: hugePage)
                }
                #expect(error?.number == ENOMEM)
            }
            try reservation.restore()
            #expect(HugePagePool(pageSize: hugePage) == before)
        }

        @Test(.reservesHugePages)
        func `a size that is no multiple of the page's is an error that names both`() throws {
            let what = "ftruncate of a memory file of 3145728 bytes in huge pages of 2 MiB"
            #expect(throws: SystemError(what, result: -Int(EINVAL))) {
                _ = try MemoryFile(size: 3 << 20, hugePageSize: hugePage)
            }
        }
    }
}

@Suite struct TransparentHugePageTests {
    private static let hasTHP = ["always", "madvise"].contains(TransparentHugePages.current().enabled)

    @Test(.enabled(if: hasTHP, "transparent huge pages are off"))
    func `anonymous memory gets transparent huge pages when it asks, and none when it declines`() throws {
        let asked = try Mapping(anonymous: 16 << 20, alignment: hugePage)
        try asked.advise(.hugePage)
        let askedFaults = touch(asked)
        #expect(isOne(askedFaults, forEach: 8))
        let got = try pages(of: asked)
        #expect(got.anonHugeBytes == 16 << 20)
        #expect(got.obtainedPageSize == hugePage)
        let declined = try Mapping(anonymous: 16 << 20, alignment: hugePage)
        try declined.advise(.noHugePage)
        let declinedFaults = touch(declined)
        #expect(isOne(declinedFaults, forEach: 4096))
        #expect(try pages(of: declined).obtainedPageSize == PageCache.pageSize)
    }

    @Test func `95 in 100 of a mapping must be huge for it to count as huge`() {
        var range = SmapsRange()
        range.sizeBytes = 40 << 20
        range.kernelPageBytes = PageCache.pageSize
        range.filePmdMappedBytes = 36 << 20
        #expect(MappingPages(range).obtainedPageSize == PageCache.pageSize)
        range.sharedMemoryPmdMappedBytes = 2 << 20
        #expect(MappingPages(range).obtainedPageSize == TransparentHugePages.pageSize)
        range.kernelPageBytes = 1 << 30
        #expect(MappingPages(range).obtainedPageSize == 1 << 30)
    }
}
