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
        var audits = Audits(try RunFixture.cases("a", "b"), builds: 2)
        #expect(audits.isDue(in: 0))
        audits.note(round([.valid, .invalid], [.valid, .refused]))
        #expect(audits.isDue(in: 0))
        audits.note(round([.failed, .failed], [.failed, .failed]))
        #expect(audits.isDue(in: 0))
        audits.note(round([.valid, .valid], [.invalid, .refused]))
        #expect(!audits.isDue(in: 0) && audits.isDue(in: 1))
    }
}
