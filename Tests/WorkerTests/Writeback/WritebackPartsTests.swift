import Results
import Testing

@testable import Worker

/// What tells write-back from its absence, by counts and times alone.
@Suite struct WritebackPartsTests {
    private func counts(_ pages: Int?, _ bytes: Int?) -> Counts {
        var counts = Counts()
        counts[.writtenPages] = pages
        counts[.deviceWriteBytes] = bytes
        return counts
    }

    private static let large = WritebackLimits(fileBytes: 1 << 30, dirtiedBytes: 1 << 30, pageSize: 4096)

    @Test func `a hundredth of the file and of what was dirtied may be written by others, and a MiB in any case`() {
        #expect(Self.large.pages == 2621 && Self.large.bytes == 10_737_418)
        let small = WritebackLimits(fileBytes: 4 << 20, dirtiedBytes: 0, pageSize: 4096)
        #expect(small.pages == 256 && small.bytes == 1 << 20)
    }

    @Test func `more than either limit is no trial without write-back, and both are one under it`() {
        let limits = Self.large
        for (pages, bytes, holds, exceeds) in [
            (2621, 10_737_418, true, false), (2622, 0, false, false), (0, 10_737_419, false, false),
            (2622, 10_737_419, false, true),
        ] {
            #expect(limits.hold(counts(pages, bytes)) == holds)
            #expect(limits.areExceeded(counts(pages, bytes)) == exceeds)
        }
        // Where one of the two is not counted, the other decides; where neither is, nothing is known.
        #expect(limits.areExceeded(counts(2622, nil)) && !limits.hold(counts(2622, nil)))
        #expect(limits.hold(counts(nil, nil)) && !limits.areExceeded(counts(nil, nil)))
    }

    @Test func `a used mapping may have a fault in 1000 pages that it uses, and 16 in any case`() {
        #expect(WritebackLimits.faults(operations: 100_000, blockBytes: 4096, pageSize: 4096) == 100)
        #expect(WritebackLimits.faults(operations: 100_000, blockBytes: 64, pageSize: 4096) == 100)
        #expect(WritebackLimits.faults(operations: 1000, blockBytes: 1 << 20, pageSize: 4096) == 256)
        #expect(WritebackLimits.faults(operations: 10, blockBytes: 4096, pageSize: 4096) == 16)
    }

    @Test func `each second is looked at by itself, and a group that takes longer makes one as long`() {
        var written = 0
        var seconds = WritebackSeconds(limits: Self.large, at: 0, counts(0, 0))
        func note(_ milliseconds: Int, _ pages: Int) {
            written = pages
            seconds.note(at: milliseconds * 1_000_000) { counts(written, written * 4096) }
        }
        note(999, 100_000)
        #expect(seconds.shownInARow == 0 && seconds.without == 0)
        note(1000, 100_000)
        note(2100, 200_000)
        #expect(seconds.shownInARow == 2 && seconds.without == 0)
        note(5000, 200_001)
        #expect(seconds.shownInARow == 0 && seconds.without == 1)
        note(6000, 300_000)
        #expect(seconds.shownInARow == 1 && seconds.without == 1)
    }

    @Test func `what would become too old is cleaned before, and once where that does not help`() {
        var age = DirtyAge(most: 100)
        #expect(!age.isDue(at: 1000, expecting: 1000))
        age.begin(at: 0)
        #expect(!age.isDue(at: 60, expecting: 40) && age.isDue(at: 61, expecting: 40))
        age.beginAgain(at: 61, dirtiedAt: 90, expecting: 40)
        #expect(!age.isDue(at: 100, expecting: 40) && age.isDue(at: 130, expecting: 40))
        // To dirty it takes longer than it may become old.
        age.beginAgain(at: 130, dirtiedAt: 240, expecting: 0)
        #expect(!age.isDue(at: 1000, expecting: 0))
        age.note(at: 230)
        #expect(!age.isExceeded)
        age.note(at: 231)
        #expect(age.isExceeded)
        age.begin(at: 300)
        #expect(!age.isExceeded && age.isDue(at: 401, expecting: 0))
    }

    @Test func `without an age nothing becomes too old`() {
        var age = DirtyAge(most: nil)
        age.begin(at: 0)
        age.note(at: Int.max)
        #expect(!age.isDue(at: Int.max, expecting: 0) && !age.isExceeded)
    }
}
