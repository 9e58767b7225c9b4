import Foundation
import Results
import Testing
import Workloads

@testable import Analysis

/// The English of findings, word for word: results hold it, and people have read it.
struct WordsTests {
    private static let refused = StatusReason(status: "refused", text: "EPERM", count: 3)

    private static let pairs: [(PairFinding.Reason, String)] = [
        (.notDecided, "not decided yet"),
        (.otherBytes(round: 9), "the engines did not read the same bytes in round 9"),
        (
            .saturated(
                perSecond: 1e6,
                reached: [.init(engine: "a", perSecond: 5e5), .init(engine: "b", perSecond: 10)]
            ),
            "saturated: of 1.00 M ops/s reached a 500 k ops/s and b 10.0 ops/s"
        ),
        (.noValidTrial(engine: "mmap", refused), "no valid trial of mmap (refused: EPERM)"),
        (.noValidTrial(engine: "mmap", nil), "no valid trial of mmap (no trial)"),
        (.tooFewRounds(1), "1 round with both valid; 6 are needed"),
        (.nothingValid, "nothing valid"),
        (.smallEffect, "a difference, but not shown to be above 3 %"),
        (.couldHaveSeen(0.12), "could have seen 12 %"),
        (.cannotDecide(rounds: 6, needed: 8), "6 rounds can't decide; 8 may"),
    ]

    private static let gate: [(GateAnswer.Reason, String)] = [
        (.notMeasured, "nothing measured yet"), (.noOtherBuild, "no other build"),
        (.otherBytes(round: 2), "the engines did not read the same bytes in round 2"),
        (.otherWork(round: 2), "the builds did not read or write the same bytes in round 2: they do other work"),
        (.noValidTrial(refused), "no valid trial (refused: EPERM)"), (.noValidTrial(nil), "no valid trial (no trial)"),
        (.tooFewRounds(5), "5 rounds with both valid; 6 are needed"),
        (
            .tooFewRounds(5, otherBuild: refused),
            "5 rounds with both valid; 6 are needed (the other build: refused: EPERM)"
        ),
        (.notStored(file: "a.json"), "a.json has no such case and engine"),
        (.noValidTrialStored(file: "a.json"), "no valid trial in a.json"),
        (
            .otherMachine([.init(name: "kernel", then: "6.1", now: "6.2"), .init(name: "CPUs", then: "2", now: "4")]),
            "another machine or setting: kernel 6.1 -> 6.2, CPUs 2 -> 4"
        ),
        (
            .otherReadahead([.init(name: "file system", then: "ext4", now: "xfs")]),
            "another readahead: file system ext4 -> xfs"
        ),
        (.pagesUnknown, "the mapped page sizes are not known on both sides"),
        (.otherPages(then: 0, now: 2_097_152), "mapped by 2 MiB pages: 0.00 B then, 2.00 MiB now"),
        (.counterUnknown, "the counter is not known on both sides"),
        (.bothSides, "the trials lie on both sides of the limit"),
        (.overlap, "the trials of both days overlap around the limit"),
        (.limitWithin, "the limit lies within the interval"), (.nothingValid, "nothing valid"),
        (.cannotDecide(rounds: 6), "6 rounds can't decide"), (.couldHaveSeen(0.021), "could have seen 2.1 %"),
        (.faster, "faster"),
    ]

    private static let evidence: [(GateEvidence, String)] = [
        (.counter(.syscalls, before: 1, now: 2), "system calls per operation 1 -> 2"),
        (.counter(.minorFaults, before: 3, now: 5), "minor faults per operation 3 -> 5"),
        (.counter(.majorFaults, before: 3, now: 5), "major faults per operation 3 -> 5"),
        (.counter(.voluntarySwitches, before: 0, now: 0.5), "voluntary switches per operation 0 -> 0.50"),
        (.counter(.preemptions, before: 0, now: 0.5), "preemptions per operation 0 -> 0.50"),
        (.deviceBytes(before: 1, now: 2), "device bytes per byte asked 1 -> 2"),
        (.pages(before: 0, now: 2_097_152), "mapped by 2 MiB pages 0.00 B -> 2.00 MiB"),
        (.userTime(0.05, of: 0.1), "user time explains +5.0 of +10.0 points"),
        (.systemTime(-0.05, of: 0.1), "system time explains -5.0 of +10.0 points"),
        (.nothing, "no counter moved with the time"),
    ]

    private static let rows: [(CompareRow.Reason, String)] = [
        (.otherBytes(.base, round: 3), "base: the engines did not read the same bytes in round 3"),
        (.noValue(.other), "other: no value of this metric"),
        (
            .tooFewRounds(.other, 4, obstacle: "refused: EPERM"),
            "other: 4 valid rounds (refused: EPERM); 6 are needed"
        ),
        (.tooFewRounds(.base, 1, obstacle: nil), "base: 1 valid round; 6 are needed"),
        (
            .otherPages(base: 0, other: 2_097_152),
            "the kernel mapped 0.00 B of the file in 2 MiB entries in the base, 2.00 MiB in the other"
        ),
        (.otherParameters, "another machine or other parameters"), (.nothing, "nothing to compare"),
        (.smallEffect, "a change, but not shown to be above 3 %"), (.couldHaveSeen(0.5), "could have seen 50 %"),
        (.zeros, "some trials have 0: no interval"), (.tooManyRows, "too few rounds for this many rows"),
    ]

    @Test func `every reason has its words`() {
        for (reason, words) in Self.pairs { #expect(reason.words == words) }
        for (reason, words) in Self.gate { #expect(reason.words == words) }
        for (evidence, words) in Self.evidence { #expect(evidence.words == words) }
        for (reason, words) in Self.rows { #expect(reason.words == words) }
    }

    @Test func `the remark of a pair leaves out what its verdict says already`() {
        var pair = PairFinding(engine: "mmap", baseline: "pread", rounds: 16, reason: .couldHaveSeen(0.12))
        #expect(pair.verdictWords(isLatency: false) == "not comparable" && pair.remark == "mmap: could have seen 12 %")
        pair.verdict = .inconclusive
        pair.detectable = 0.12
        #expect(pair.verdictWords(isLatency: false) == "inconclusive: could have seen 12 %" && pair.remark == nil)
        pair.reason = .smallEffect
        #expect(pair.remark == "mmap: a difference, but not shown to be above 3 %")
        pair.reason = nil
        pair.ratio = 0.5
        pair.verdict = .faster
        #expect(pair.verdictWords(isLatency: false) == "2.0x faster" && pair.remark == nil)
        #expect(pair.verdictWords(isLatency: true) == "p99 latency 2.0x lower")
    }

    @Test func `JSON holds the words`() throws {
        let bytes = try JSONEncoder().encode(["a": PairFinding.Reason.smallEffect])
        #expect(String(decoding: bytes, as: UTF8.self) == "{\"a\":\"a difference, but not shown to be above 3 %\"}")
    }
}
