import Analysis
import Results
import Testing
import Workloads

/// Which engine a sentence names as ahead, and by what.
extension ExplanationTests {
    @Test func `a sentence says which is ahead, and the parts that make up most of it`() throws {
        let text = try explanation([1150, 700]).sentences
        #expect(text.count == 1)
        #expect(
            text[0].hasPrefix(
                "mmap is ahead of pread by 450 ns an operation (1.64x), by system calls (400 ns against none)"
            )
        )
    }

    @Test func `the one ahead is that of the verdict, where the means say otherwise, too`() throws {
        let benchCase = try Make.benchCase()
        var result = CaseResult(benchCase)
        // A few operations of mmap took so long that its mean is twice its median.
        for (engine, (median, mean)) in [(1000.0, 1000.0), (700.0, 1400.0)].enumerated() {
            for (round, time) in Make.times(median, phase: engine).enumerated() {
                var trial = Make.trial(round, nanoseconds: time)
                trial.wallNanoseconds = Int(mean * 1000)
                result.tables[engine].append(trial)
            }
        }
        var findings = [CaseFinding(summarising: result, calibration: calibration(benchCase))]
        Verdicts.decide(&findings, looks: 1)
        let text = Explanation(findings[0], environment: nil).sentences
        #expect(text.count == 1 && text[0].hasPrefix("mmap is ahead of pread by the verdict, and not by the means"))
    }

    @Test func `engines that are the same, or could not be told, are not set against each other as facts`() throws {
        #expect(try explanation([1000, 1000]).sentences == ["pread and mmap take the same time."])
        let benchCase = try Make.benchCase()
        var result = CaseResult(benchCase)
        for (engine, times) in [[1000.0, 2000, 900], [950.0, 800, 1800]].enumerated() {
            for (round, time) in times.enumerated() {
                result.tables[engine].append(Make.trial(round, nanoseconds: time))
            }
        }
        var findings = [CaseFinding(summarising: result, calibration: calibration(benchCase))]
        Verdicts.decide(&findings, looks: 1)
        let text = Explanation(findings[0], environment: nil).sentences
        #expect(text.count == 1 && text[0].hasPrefix("The rounds could not tell"))
    }
}
