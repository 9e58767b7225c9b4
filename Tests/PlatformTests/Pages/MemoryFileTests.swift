import Glibc
import TestSupport
import Testing

@testable import Platform

@Suite struct MemoryFileTests {
    @Test func `a memory file of base pages faults once a page, and another opening shows the same bytes`() throws {
        let file = try MemoryFile(size: 256 * PageCache.pageSize)
        // Pages that are migrated while they are touched fault once more.
        let faults = try undisturbed(until: { isOne($0, forEach: 256) }) {
            let mapping = try Mapping(file.descriptor, length: file.size, writable: true)
            try mapping.advise(.noHugePage)
            let faults = touch(mapping)
            let got = try pages(of: mapping)
            #expect(got.kernelPageSize == PageCache.pageSize)
            #expect(got.obtainedPageSize == PageCache.pageSize)
            #expect(got.rss == file.size)
            #expect(got.length == file.size && got.isExact)
            return faults
        }
        #expect(isOne(faults, forEach: 256))
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
        #expect(
            try #require(error).description.hasPrefix(
                "memfd_create of a memory file of 6291456 bytes in huge pages of "
            )
        )
    }

    @Test(.enabled(if: TransparentHugePages.current().sharedMemory != nil, "the kernel has no THP for tmpfs"))
    func `MADV_COLLAPSE makes huge pages of a memory file, and the mapping shows them`() throws {
        let file = try MemoryFile(size: 8 << 20)
        let mapping = try Mapping(file.descriptor, length: file.size, alignment: hugePage)
        let faults = touch(mapping)
        #expect(faults > 4)
        #expect(try pages(of: mapping).obtainedPageSize == PageCache.pageSize)
        // madvise(2): EAGAIN, ENOMEM and EBUSY where no huge page was to be had or a page was in use; "the caller may retry".
        let got = try undisturbed(until: { $0.shmemPmdBytes == 8 << 20 }) {
            do throws(SystemError) {
                try mapping.advise(.collapse)
            } catch  where [EAGAIN, ENOMEM, EBUSY].contains(error.number) {
                usleep(10_000)
            }
            return try pages(of: mapping)
        }
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
                let faults = try undisturbed(until: { isOne($0, forEach: 16) }) {
                    let mapping = try Mapping(file.descriptor, length: file.size, writable: true)
                    let faults = touch(mapping)
                    let got = try pages(of: mapping)
                    #expect(got.kernelPageSize == hugePage)
                    #expect(got.obtainedPageSize == hugePage)
                    #expect(got.sharedHugetlbBytes + got.privateHugetlbBytes == 32 << 20)
                    #expect(got.rss == 0)
                    try mapping.unmap()
                    return faults
                }
                #expect(isOne(faults, forEach: 16))
                // write(2) is refused, read(2) is not.
                let other = try FileHandle(file.path, .readWrite)
                #expect(try other.bytes(in: 0..<1) == [1])
                #expect(throws: SystemError("write", path: file.path, result: -Int(EINVAL))) { try other.append([1]) }
            }
            try reservation.restore()
            #expect(pool(settledAs: before) == before)
        }

        @Test(.reservesHugePages)
        func `anonymous memory in huge pages is 8 faults for 16 MiB, and refused beyond the pool`() throws {
            let before = try #require(HugePagePool(pageSize: hugePage))
            let reservation = try HugePagePool.reserve(pages: 8, of: hugePage)
            let available = try #require(HugePagePool(pageSize: hugePage)).available
            do {
                let faults = try undisturbed(until: { isOne($0, forEach: 8) }) {
                    let mapping = try Mapping(anonymous: 16 << 20, hugePageSize: hugePage)
                    let faults = touch(mapping)
                    #expect(try pages(of: mapping).privateHugetlbBytes == 16 << 20)
                    return faults
                }
                #expect(isOne(faults, forEach: 8))
            }
            if before.overcommitLimit == 0 {
                let error = #expect(throws: SystemError.self) {
                    _ = try Mapping(anonymous: (available + 1) * hugePage, hugePageSize: hugePage)
                }
                #expect(error?.number == ENOMEM)
            }
            try reservation.restore()
            #expect(pool(settledAs: before) == before)
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
        /// Touches fresh memory; the faults, the bytes in huge pages, and the page size found.
        func touched(_ advice: Mapping.Advice) throws -> (faults: Int, hugeBytes: Int, pageSize: Int?) {
            let mapping = try Mapping(anonymous: 16 << 20, alignment: hugePage)
            try mapping.advise(advice)
            let faults = touch(mapping)
            let got = try pages(of: mapping)
            return (faults, got.anonHugeBytes, got.obtainedPageSize)
        }
        // A fault takes a huge page where one is to be had at once, and the kernel may split it or migrate pages at any time.
        let asked = try undisturbed(until: { isOne($0.faults, forEach: 8) && $0.hugeBytes == 16 << 20 }) {
            try touched(.hugePage)
        }
        #expect(isOne(asked.faults, forEach: 8))
        #expect(asked.hugeBytes == 16 << 20)
        #expect(asked.pageSize == hugePage)
        let declined = try undisturbed(until: { isOne($0.faults, forEach: 4096) }) { try touched(.noHugePage) }
        #expect(isOne(declined.faults, forEach: 4096))
        #expect(declined.pageSize == PageCache.pageSize)
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

    @Test(arguments: [(4 << 10, 2 << 20), (16 << 10, 32 << 20), (64 << 10, 512 << 20)])
    func `a huge page is as large as the kernel's own page makes it`(base: Int, huge: Int) {
        #expect(TransparentHugePages.size(basePage: base) == huge)
        var range = SmapsRange()
        range.sizeBytes = 1 << 30
        range.kernelPageBytes = base
        #expect(MappingPages(range).obtainedPageSize(base: base, transparent: huge) == base)
        range.anonymousHugeBytes = 1 << 30
        #expect(MappingPages(range).obtainedPageSize(base: base, transparent: huge) == huge)
        range.kernelPageBytes = 1 << 30
        #expect(MappingPages(range).obtainedPageSize(base: base, transparent: huge) == 1 << 30)
    }
}
