import Statistics
import Testing

@Suite("Means of medians over redrawn rounds")
struct ResampledMeansTests {
    private func column(_ values: [Double], from round: Int = 0) -> RoundColumn {
        RoundColumn(rounds: Array(round..<round + values.count), values: values)
    }

    @Test("Values that are all one give that one, whatever is drawn, also for a case without some rounds")
    func isConstant() {
        let columns = [column([2, 2, 2, 2, 2, 2]), column([4, 4], from: 3)]
        let means = resampledMeans(columns, groups: [[0], [1], [0, 1]], resamples: 50, seed: 1)
        #expect(means == [[2], [4], [3]].map { Array(repeating: $0[0], count: 50) })
    }

    @Test("The same seed draws the same, and another one does not")
    func isSeeded() {
        var generator = SeededGenerator(seed: 5)
        let columns = [column(generator.normals(16)), column(generator.normals(16))]
        let one = resampledMeans(columns, groups: [[0, 1]], resamples: 20, seed: 7)
        #expect(one == resampledMeans(columns, groups: [[0, 1]], resamples: 20, seed: 7))
        #expect(one != resampledMeans(columns, groups: [[0, 1]], resamples: 20, seed: 8))
    }

    @Test("A round is drawn with all of its cases: what cancels within rounds cancels in every mean")
    func keepsRoundsTogether() {
        var generator = SeededGenerator(seed: 6)
        let noise = generator.normals(15)
        let columns = [column(noise), column(noise.map { -$0 })]
        let means = resampledMeans(columns, groups: [[0, 1]], resamples: 100, seed: 9)
        #expect(means[0].allSatisfy { abs($0) < 1e-12 })
    }

    @Test("Each draw is one of the medians that the values can have")
    func drawsMedians() {
        let means = resampledMeans([column([1, 2, 4])], groups: [[0]], resamples: 200, seed: 3)
        #expect(Set(means[0]) == [1, 2, 4])
        let even = resampledMeans([column([1, 3])], groups: [[0]], resamples: 200, seed: 3)
        #expect(Set(even[0]) == [1, 2, 3])
    }

    @Test("Groups without values and places out of range have no means")
    func isEmpty() {
        #expect(resampledMeans([column([])], groups: [[0], [7], []], resamples: 3, seed: 1) == [[], [], []])
        #expect(column([.nan, .infinity]).median == nil)
        #expect(column([3, 1, .nan]).median == 2)
    }
}
