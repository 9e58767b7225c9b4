import Analysis
import Results
import Testing
import Workloads

@testable import Reports

/// Curves over what a list has swept, with their crossovers, and over threads.
@Suite struct SweepPlotTests {
    /// mmap is ahead with one thread, alike with two, and behind with four.
    private static func results() throws -> [CaseResult] {
        try [(4, [500.0, 1000]), (1, [1000, 500]), (2, [1000, 1001])].map { threads, times in
            Sample.result(
                try Sample.benchCase("random-read", ["pread", "mmap"], threads: threads),
                times,
                scatter: 0.004
            )
        }
    }

    @Test func `values ascend, and the crossover lies between those with a verdict`() throws {
        let sweeps = Sweep.all(Sample.findings(try Self.results()))
        #expect(sweeps.map(\.key) == ["threads"])
        let sweep = try #require(sweeps.first)
        #expect(sweep.values == ["1", "2", "4"] && sweep.title == "random read over threads")
        #expect(sweep.findings.map { $0.comparisons[0].verdict } == [.faster, .same, .slower])
        let crossover = try #require(sweep.crossovers.first)
        #expect(sweep.crossovers.count == 1)
        #expect((crossover.from, crossover.to) == ("1", "4") && crossover.isFasterBefore)
        #expect(crossover.words == "mmap is faster at threads 1, pread at 4: the crossover lies between them")
    }

    @Test func `the page has the curve with its crossover, and the scaling`() throws {
        let findings = Sample.findings(try Self.results())
        let curve = try PageFile(try #require(SweepPlot.part(findings)).markup.html)
        #expect(curve.error == nil && curve.elements.contains("svg") && curve.picturesWithoutTable == 0)
        #expect(curve.text.contains("mmap is faster at threads 1, pread at 4"))
        let scaling = try PageFile(try #require(ScalingPlot.part(findings)).markup.html)
        #expect(scaling.error == nil && scaling.elements.contains("svg") && scaling.picturesWithoutTable == 0)
        for all in Scaling.all(findings) { #expect(scaling.text.contains(all.speedup.words)) }
    }

    @Test func `cases that differ in nothing or in more than one parameter are no sweep`() throws {
        let one = Sample.result(try Sample.benchCase("a", ["pread", "mmap"]), [1000, 500])
        let two = Sample.result(try Sample.benchCase("a", ["pread", "mmap"], cache: .cold, threads: 2), [1000, 500])
        #expect(Sweep.all(Sample.findings([one])).isEmpty && SweepPlot.part(Sample.findings([one])) == nil)
        #expect(Sweep.all(Sample.findings([one, two])).isEmpty)
        #expect(Sweep.number("4KiB") == 4096 && Sweep.number("12") == 12 && Sweep.number("read:1MiB") == nil)
    }
}
