import Results
import Testing

@testable import Harness

/// Which rounds have every byte checked.
@Suite struct AuditsTests {
    private func round(_ statuses: [TrialStatus]...) -> MeasuredRound {
        MeasuredRound(
            benchCase: 0,
            round: 0,
            builds: statuses.map { statuses in
                statuses.enumerated().map { ($0, Trial(round: 0, position: 0, status: $1)) }
            }
        )
    }

    @Test func `an audit is due until each engine of each build has been valid, or refused`() throws {
        var audits = Audits(try RunFixture.cases("a", "b"), builds: 2, checks: [16, 32])
        #expect(audits.isDue(in: 0, round: 1))
        audits.note(round([.valid, .invalid], [.valid, .refused]))
        #expect(audits.isDue(in: 0, round: 1))
        audits.note(round([.failed, .failed], [.failed, .failed]))
        #expect(audits.isDue(in: 0, round: 1))
        audits.note(round([.valid, .valid], [.invalid, .refused]))
        #expect(!audits.isDue(in: 0, round: 1) && audits.isDue(in: 1, round: 1))
    }

    @Test func `the last round before each check is audited, which may be the last of all`() throws {
        var audits = Audits(try RunFixture.cases("a"), builds: 1, checks: [2, 5])
        audits.note(round([.valid, .valid]))
        #expect((0..<6).map { audits.isDue(in: 0, round: $0) } == [false, true, false, false, true, false])
    }
}
