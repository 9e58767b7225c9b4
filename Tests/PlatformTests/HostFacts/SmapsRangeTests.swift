import Glibc
import Testing

@testable import Platform

@Suite struct SmapsRangeTests {
    static let text = """
        00400000-00600000 r-xp 00000000 fe:00 12 /usr/bin/Rss: odd
        Size:               2048 kB
        KernelPageSize:        4 kB
        Rss:                 100 kB
        FilePmdMapped:         0 kB
        VmFlags: rd ex mr mw me
        7f0000000000-7f0000200000 r--s 00000000 fe:00 13 /data/a
        Size:               2048 kB
        KernelPageSize:        4 kB
        MMUPageSize:           4 kB
        Rss:                2048 kB
        Pss:                   1 kB
        AnonHugePages:         0 kB
        ShmemPmdMapped:        4 kB
        FilePmdMapped:      2048 kB
        Shared_Hugetlb:        8 kB
        Private_Hugetlb:      12 kB
        7f0000200000-7f0000600000 rw-p 00000000 00:00 0
        KernelPageSize:     2048 kB
        Rss:                1024 kB
        AnonHugePages:      1024 kB
        FilePmdMapped:         0 kB
        7f0000800000-7f0000801000 r--p 00000000 fe:00 14 /data/b
        Rss:                   4 kB
        """

    @Test func `the mappings of a range are summed up, and their neighbours left out`() throws {
        let range = try #require(SmapsRange(parsing: Self.text, start: 0x7f00_0000_0000, end: 0x7f00_0060_0000))
        #expect(range.mappings == 2)
        #expect(range.sizeBytes == 6 << 20)
        #expect(range.isExact)
        #expect(range.residentBytes == 3 << 20)
        #expect(range.filePmdMappedBytes == 2 << 20)
        #expect(range.sharedMemoryPmdMappedBytes == 4096)
        #expect(range.anonymousHugeBytes == 1 << 20)
        #expect(range.sharedHugetlbBytes == 8192)
        #expect(range.privateHugetlbBytes == 12288)
        #expect(range.kernelPageBytes == 4096)
    }

    @Test func `a mapping that reaches beyond the range is counted whole and told`() throws {
        let range = try #require(SmapsRange(parsing: Self.text, start: 0x7f00_0030_0000, end: 0x7f00_0040_0000))
        #expect(range.mappings == 1)
        #expect(!range.isExact)
        #expect(range.residentBytes == 1 << 20)
    }

    @Test func `fields that the kernel does not print stay unknown`() throws {
        let range = try #require(SmapsRange(parsing: Self.text, start: 0x7f00_0080_0000, end: 0x7f00_0080_1000))
        #expect(range.residentBytes == 4096)
        #expect(range.filePmdMappedBytes == nil)
        #expect(range.kernelPageBytes == nil)
    }

    @Test func `a range without a mapping gives nil`() {
        #expect(SmapsRange(parsing: Self.text, start: 0x7f00_0060_0000, end: 0x7f00_0080_0000) == nil)
        #expect(SmapsRange(parsing: "", start: 0, end: .max) == nil)
        #expect(SmapsRange.read(start: 0, end: 4096) == nil)
    }

    @Test(arguments: [1, 7, 64, 1000])
    func `lines that are torn between two reads count as whole ones do`(chunk: Int) throws {
        var scanner = SmapsScanner(start: 0x7f00_0000_0000, end: .max)
        let bytes = Array(Self.text.utf8)
        for start in stride(from: 0, to: bytes.count, by: chunk) {
            let part = Array(bytes[start..<min(start + chunk, bytes.count)])
            let goesOn = scanner.consume(part.span)
            #expect(goesOn)
        }
        let whole = try #require(SmapsRange(parsing: Self.text, start: 0x7f00_0000_0000, end: .max))
        #expect(scanner.finish() == whole)
        #expect(whole.mappings == 3)
    }

    @Test func `what lies above the range is not looked at`() {
        var scanner = SmapsScanner(start: 0x40_0000, end: 0x60_0000)
        let bytes = Array(Self.text.utf8)
        let goesOn = scanner.consume(bytes.span)
        #expect(!goesOn)
        #expect(scanner.result.residentBytes == 100 << 10)
    }

    @Test(arguments: [1, 5, 64])
    func `of a private file mapping as many pages are resident as were written to`(touched: Int) throws {
        let page = KernelFacts.pageBytes
        let file = try ScratchFile(bytes: 64 * page)
        let mapped = unsafe mmap(nil, 64 * page, PROT_READ | PROT_WRITE, MAP_PRIVATE, file.descriptor, 0)
        try unsafe #require(mapped != MAP_FAILED)
        let base = try unsafe #require(mapped)
        defer { unsafe munmap(base, 64 * page) }
        for index in 0..<touched { unsafe base.storeBytes(of: 1, toByteOffset: index * page, as: UInt8.self) }
        let start = UInt(bitPattern: base)
        let range = try #require(SmapsRange.read(start: start, end: start + UInt(64 * page)))
        #expect(range.mappings == 1)
        #expect(range.isExact)
        #expect(range.sizeBytes == 64 * page)
        #expect(range.residentBytes == touched * page)
        #expect(range.kernelPageBytes == page)
        #expect(range.anonymousHugeBytes == 0)
    }
}
