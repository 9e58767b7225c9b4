import Analysis
import Results
import TestSupport
import Testing
import Workloads

/// What a round trip costs, in words and in figures.
@Suite struct ExchangeExplanationTests {
    private func finding() throws -> CaseFinding {
        var draft = CaseDraft()
        draft.kind = .exchange
        try draft.set(.messageSize, to: "4KiB")
        draft.engines = [try EngineSpec(parsing: "pipe")]
        var result = CaseResult(try draft.makeCase())
        for round in 0..<6 {
            var trial = Make.trial(round, nanoseconds: 10_000)
            // A message each way.
            trial.bytes = 8_192_000
            (trial[.userNanoseconds], trial[.systemNanoseconds]) = (9_000_000, 1_000_000)
            result.tables[0].append(trial)
        }
        var calibration = Make.calibration()
        (calibration.copyNanosecondsPerByte, calibration.sumNanosecondsPerByte) = (0.25, 0.5)
        return CaseFinding(summarising: result, calibration: calibration)
    }

    @Test func `the bytes that are named are those that are priced: a message each way`() throws {
        let explanation = Explanation(try finding(), environment: nil)
        let parts = try #require(explanation.engines.first).parts
        let copying = try #require(parts.first { $0.kind == .copying })
        #expect(abs(copying.nanoseconds - 2048) < 1 && copying.source == .copy(.kibibytes(8), bytesPerSecond: 4e9))
        let memory = try #require(parts.first { $0.kind == .memory })
        #expect(abs(memory.nanoseconds - 4096) < 1 && memory.source == .sum(.kibibytes(8)))
    }

    @Test func `a kind of work that has no controls does not lack them`() throws {
        #expect(!Explanation(try finding(), environment: nil).gaps.contains { $0 == .noControls || $0 == .noControl })
    }
}
