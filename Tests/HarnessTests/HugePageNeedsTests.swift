import Testing
import Workloads

@testable import Harness
import TestSupport

/// The pages of the pools that cases need.
@Suite struct HugePageNeedsTests {
    private let small = 2 << 20

    private func benchCase(_ engines: [String] = [], _ change: (inout CaseDraft) -> Void) throws -> Case {
        var draft = CaseDraft()
        draft.fileSize = .mebibytes(8)
        if !engines.isEmpty { draft.engines = try engines.map(EngineSpec.init(parsing:)) }
        change(&draft)
        return try draft.makeCase()
    }

    @Test func `a buffer is that of each engine and each thread, in whole pages`() throws {
        let one = try benchCase(["read:buffer=hugetlb-2MiB", "pread"]) { $0.blockSize = .kibibytes(4) }
        #expect(HugePageNeeds([one]).pages == [small: 1])
        let threads = try benchCase(["read:buffer=hugetlb-2MiB", "pread:buffer=hugetlb-2MiB"]) {
            $0.blockSize = .mebibytes(4)
            $0.threads = 2
        }
        #expect(HugePageNeeds([threads]).pages == [small: 8])
        // Cases run one after the other.
        #expect(HugePageNeeds([one, threads, one]).pages == [small: 8])
    }

    @Test func `each request in flight has a block of its own`() throws {
        let deep = try benchCase(["io_uring:depth=4:buffer=hugetlb-2MiB"]) {
            ($0.pattern, $0.blockSize) = (.random, .mebibytes(1))
        }
        #expect(HugePageNeeds([deep]).pages == [small: 2])
    }

    @Test func `data of all cases stays, fresh memory comes and goes, and data that is there needs no more`() throws {
        let file = try benchCase { $0.hugePages = .hugetlb2MiB }
        let other = try benchCase {
            ($0.hugePages, $0.fileSize) = (.hugetlb2MiB, .mebibytes(4))
        }
        let fresh = try benchCase { ($0.hugePages, $0.backing) = (.hugetlb2MiB, .anonymous) }
        #expect(HugePageNeeds([file, other]).pages == [small: 6])
        #expect(HugePageNeeds([fresh, fresh]).pages == [small: 4])
        #expect(HugePageNeeds([file], hasData: true).pages.isEmpty)
        #expect(HugePageNeeds([try benchCase { _ in }]).pages.isEmpty)
    }
}
