import Results
import TestSupport
import Testing
import Workloads

@testable import Harness

/// Over how much memory its limit is measured.
@Suite struct MemoryRegionTests {
    private static let gibibyte = 1 << 30

    private func bytes(
        _ file: ByteSize,
        lastLevel: Int?,
        available: Int = 64 << 30,
        _ change: (inout CaseDraft) throws -> Void = { _ in }
    ) throws -> Int? {
        var draft = CaseDraft()
        draft.fileSize = file
        try change(&draft)
        return MemoryRegion.bytes(for: [try draft.makeCase()], lastLevel: lastLevel, available: available)
    }

    @Test func `it is four times the last cache, and at least 64 MiB`() throws {
        #expect(try bytes(.gibibytes(1), lastLevel: 260 << 20) == 1040 << 20)
        #expect(try bytes(.gibibytes(1), lastLevel: 4 << 20) == 64 << 20)
    }

    @Test func `it is not measured where the cache is unknown, or holds all of the data`() throws {
        #expect(try bytes(.gibibytes(1), lastLevel: nil) == nil)
        #expect(try bytes(.mebibytes(256), lastLevel: 260 << 20) == nil)
        #expect(try bytes(.mebibytes(261), lastLevel: 260 << 20) == 1040 << 20)
    }

    @Test func `nor for cases that memory sets no limit, nor beyond half of what is available`() throws {
        #expect(try bytes(.gibibytes(1), lastLevel: 260 << 20) { $0.pattern = .random } == nil)
        #expect(try bytes(.gibibytes(1), lastLevel: 260 << 20) { $0.cache = .cold } == nil)
        #expect(try bytes(.gibibytes(1), lastLevel: 260 << 20, available: 2079 << 20) == nil)
        #expect(try bytes(.gibibytes(1), lastLevel: 260 << 20, available: 2080 << 20) == 1040 << 20)
    }

    @Test func `a run whose data the cache holds says that memory was not measured`() throws {
        let fixture = try RunFixture(cases: RunFixture.cases("a"), checks: [2])
        _ = try fixture.execute()
        #expect(try fixture.document().header.calibration?.memoryRegionBytes == 0)
    }
}
