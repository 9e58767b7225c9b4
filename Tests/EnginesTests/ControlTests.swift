import Glibc
import Platform
import Results
import TestSupport
import Testing
import Workloads

@testable import Engines

/// The controls of cases over real anonymous memory.
@Suite struct ControlTests {
    private func measure(_ fixture: Fixture, limit: Int = 1 << 30, isResident: Bool = false) throws -> CaseControl {
        let work = ControlWork(fixture.benchCase, data: fixture.data, isResident: isResident)
        return try #require(try MemoryControl.measure([work], limit: limit).first)
    }

    @Test func `a read has all costs, each above zero`() throws {
        let fixture = try Fixture {
            $0.pattern = .random
            $0.blockSize = .kibibytes(4)
            $0.fileSize = .mebibytes(4)
        }
        // Times of a busy host may be turned round: a system call is in the one and not in the other.
        let prices = try undisturbed(until: { ($0.preadNanoseconds ?? 0) > ($0.hotCopyNanoseconds ?? 0) }) {
            try measure(fixture, isResident: true)
        }
        let all = [
            prices.inPlaceNanoseconds, prices.copiedNanoseconds, prices.hotCopyNanoseconds, prices.preadNanoseconds,
            prices.preadBesideNanoseconds,
        ]
        #expect(all.allSatisfy { $0 ?? 0 > 0 })
        #expect(prices.regionBytes == 4 << 20 && prices.blockBytes == 4096)
        #expect((prices.inPlaceHugeNanoseconds == nil) == (prices.copiedHugeNanoseconds == nil))
        #expect(try #require(prices.preadNanoseconds) > (try #require(prices.hotCopyNanoseconds)))
    }

    @Test(arguments: [8, 64 << 10])
    func `a round trip has the cost of its messages, and of copying one`(size: Int) throws {
        var draft = CaseDraft()
        draft.kind = .exchange
        try draft.set(.messageSize, to: ByteSize(size).description)
        let benchCase = try draft.makeCase()
        let control = try #require(try EngineSessions.control(of: benchCase))
        #expect(control.case == benchCase.id && control.blockBytes == size && control.isOfEveryEngine)
        #expect(control.inPlaceNanoseconds ?? 0 > 0 && control.hotCopyNanoseconds ?? 0 > 0)
    }

    @Test func `blocks of a file have no control of their own kind`() throws {
        #expect(try EngineSessions.control(of: Fixture { $0.fileSize = .mebibytes(1) }.benchCase) == nil)
    }

    @Test func `finding a page is priced without the copying, and huge pages where the kernel gives them`() throws {
        let fixture = try Fixture {
            $0.pattern = .random
            $0.blockSize = .kibibytes(64)
            $0.fileSize = .mebibytes(4)
        }
        // The loop copies 64 KiB, the call of a byte does not. The kernel gives huge pages where it finds some, each time anew.
        func isCheap(_ prices: CaseControl) throws -> Bool {
            let (beside, copied) = (try #require(prices.preadBesideNanoseconds), try #require(prices.copiedNanoseconds))
            return 2 * beside < min(copied, prices.copiedHugeNanoseconds ?? copied)
        }
        func getsHugePages() throws -> Bool {
            let mapping = try Mapping(anonymous: 4 << 20, alignment: TransparentHugePages.pageSize)
            try? mapping.advise(.hugePage)
            unsafe memset(mapping.base, 1, mapping.length)
            return MappingPages(of: mapping)?.obtainedPageSize == TransparentHugePages.pageSize
        }
        let (prices, isHuge) = try undisturbed(until: { try isCheap($0) && ($0.inPlaceHugeNanoseconds != nil) == $1 }) {
            (try measure(fixture, isResident: true), try getsHugePages())
        }
        #expect(try isCheap(prices), "\(prices)")
        #expect((prices.inPlaceHugeNanoseconds != nil) == isHuge && (prices.copiedHugeNanoseconds != nil) == isHuge)
    }

    @Test func `a write and a mixture are priced in place alone`() throws {
        for operation in [Operation.write, .mixed] {
            let control = try measure(
                try Fixture {
                    $0.operation = operation
                    $0.pattern = .random
                    $0.fileSize = .mebibytes(2)
                }
            )
            #expect(try #require(control.inPlaceNanoseconds) > 0)
            #expect(
                control.copiedNanoseconds == nil && control.hotCopyNanoseconds == nil && control.preadNanoseconds == nil
                    && control.preadBesideNanoseconds == nil
            )
        }
    }

    @Test func `a file that is not known to be resident, or of large blocks, has no page looked up`() throws {
        for (block, isResident) in [(4096, false), (1 << 20, true)] {
            let fixture = try Fixture {
                $0.pattern = .random
                $0.blockSize = ByteSize(block)
                $0.fileSize = .mebibytes(4)
            }
            #expect(try measure(fixture, isResident: isResident).preadBesideNanoseconds == nil)
        }
    }

    @Test func `the first read of small files has a price of its own`() throws {
        let fixture = try Fixture {
            $0.kind = .smallFiles
            $0.fileSize = .kibibytes(4)
            $0.fileCount = 64
        }
        #expect(try measure(fixture, isResident: true).preadBesideNanoseconds ?? 0 > 0)
        // The call is in the one pass and not in the other.
        let (read, call) = try undisturbed(until: { $0 > $1 / 2 }) {
            let prices = try (0..<5).map { _ in try SmallFileControl.firstRead(of: fixture.data) }
            return (Calibrator.median(prices), try CalibrationGround().syscall())
        }
        #expect(read > call / 2)
        #expect(try measure(fixture, isResident: false).preadBesideNanoseconds == nil)
        // A file that is gone is told, and no price made up.
        #expect(unsafe unlink(fixture.data.path(ofFile: 63)) == 0)
        #expect(throws: SystemError.self) { try SmallFileControl.firstRead(of: fixture.data) }
    }

    @Test func `memory is taken up to the limit, in whole blocks`() throws {
        let fixture = try Fixture {
            $0.blockSize = .mebibytes(1)
            $0.fileSize = .mebibytes(8)
        }
        #expect(try measure(fixture, limit: (5 << 20) + 17).regionBytes == 5 << 20)
        // Never less than a block.
        #expect(try measure(fixture, limit: 4096).regionBytes == 1 << 20)
    }

    @Test func `a file smaller than a block is read whole, and small files are blocks of their own size`() throws {
        let short = try measure(
            try Fixture {
                $0.blockSize = .mebibytes(1)
                $0.fileSize = ByteSize(5000)
            }
        )
        #expect(short.blockBytes == 5056 && short.regionBytes == 5056 && short.preadNanoseconds == nil)
        let small = try measure(
            try Fixture {
                $0.kind = .smallFiles
                $0.fileSize = .kibibytes(12)
                $0.fileCount = 5
            }
        )
        #expect(small.blockBytes == 12 << 10 && small.regionBytes == 60 << 10 && small.preadNanoseconds ?? 0 > 0)
    }

    @Test func `cases that differ in nothing that a loop sees share a shape`() throws {
        func shape(_ change: (inout CaseDraft) -> Void) throws -> ControlShape {
            var draft = CaseDraft()
            draft.fileSize = .mebibytes(64)
            change(&draft)
            return ControlShape(try draft.makeCase(), limit: 1 << 30)
        }
        let plain = try shape { _ in }
        #expect(try shape { $0.workload = "other" } == plain)
        #expect(try shape { $0.cache = .cold } == plain)
        #expect(try shape { $0.threads = 2 } == plain)
        #expect(try shape { $0.consumption = .copy } != plain)
        #expect(try shape { $0.pattern = .random } != plain)
        #expect(try shape { $0.fileSize = .mebibytes(32) } != plain)
    }

    @Test func `faults are told by what they map, and the null operation has a cost`() throws {
        let fixture = try Fixture { $0.fileSize = .mebibytes(4) }
        // Faults have no cost where pages would not leave the cache, or were taken from it.
        let costs = try undisturbed(until: { Set(($0.faults ?? []).map(\.source)).count == 3 }) {
            try Calibrator.measure(file: fixture.data.path(ofFile: 0), size: 4 << 20)
        }
        let faults = try #require(costs.faults)
        #expect(faults.map(\.pagesPerFault) == faults.map(\.pagesPerFault).sorted())
        #expect(faults.allSatisfy { $0.nanoseconds > 0 && $0.pagesPerFault >= 1 && $0.pagesPerFault <= 1024 })
        #expect(faults.first?.source == "one-page")
        #expect(Set(faults.map(\.source)) == ["one-page", "small-folios", "large-folios"])
        #expect(costs.fileFaultNanoseconds == faults.first { $0.source == "small-folios" }?.nanoseconds)
        #expect(try #require(costs.nullEngineNanoseconds) > 0)
    }
}
