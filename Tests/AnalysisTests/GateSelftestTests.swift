import Testing

@testable import Analysis

@Suite("The count of a self-test")
struct GateSelftestTests {
    private func tally(_ factor: Double, _ families: [[(SelftestCell.Finding, Double?)]]) -> SelftestTally {
        var tally = SelftestTally(factor: factor)
        for (number, family) in families.enumerated() {
            tally.add(
                family.map { SelftestCell(workload: "w", family: number, finding: $0.0, ratio: 1, detectable: $0.1) }
            )
        }
        return tally
    }

    /// scipy.stats.binom.ppf(0.99, n, p)
    @Test(arguments: [
        (200, 0.01, 6), (3, 0.01, 1), (1, 0.01, 0), (12, 0.05, 3), (200, 0.05, 18), (800, 0.01, 15), (0, 0.01, 0),
    ])
    func `the bound is the 99th percentile of the binomial distribution`(count: Int, rate: Double, bound: Int) {
        #expect(SelftestTally.bound(count: count, rate: rate) == bound)
    }

    @Test func `false alarms are counted by family, and one too many ends with 1`() {
        let quiet: [(SelftestCell.Finding, Double?)] = [(.same, 0.03), (.inconclusive, 0.2)]
        let loud: [(SelftestCell.Finding, Double?)] = [(.slower, 0.03), (.faster, 0.03)]
        #expect(tally(1, [quiet, loud, quiet]).alarmedFamilies == 1)
        #expect(tally(1, [quiet, loud, quiet]).exitCode == 0)
        #expect(tally(1, [quiet, loud, loud]).exitCode == 1)
    }

    @Test func `a slowdown must be found where it can be seen`() {
        let seen: [(SelftestCell.Finding, Double?)] = [(.slower, 0.03)]
        #expect(tally(1.1, [seen, seen]).exitCode == 0)
        #expect(tally(1.1, [[(.inconclusive, 0.03)], [(.inconclusive, 0.04)], seen]).exitCode == 1)
        #expect(tally(1.1, [[(.inconclusive, 0.2)], [(.inconclusive, nil)]]).exitCode == 2)
        #expect(tally(1.1, [[(.same, 0.2)], [(.same, 0.2)]]).exitCode == 1)
        #expect(tally(1.03, [[(.same, 0.03)], [(.same, 0.03)]]).exitCode == 0)
    }

    @Test func `nothing measured is 4`() {
        #expect(tally(1, [[(.notMeasured, nil)]]).exitCode == 4)
        #expect(tally(1.1, [[(.notMeasured, nil)]]).exitCode == 4)
    }
}
