import Results
import Statistics

/// A figure over the valid trials of an engine.
struct GateCounterFigures {
    let median: Double
    let lowerQuartile: Double
    let upperQuartile: Double
    let count: Int

    /// nil where no valid trial has the figure.
    init?(_ trials: [Trial], _ figure: Figure) {
        let values = trials.filter { $0.status == .valid }.compactMap(FigureReader(figure).value)
        guard let found = quantiles(values, at: [0.25, 0.5, 0.75]) else { return nil }
        lowerQuartile = found[0]
        median = found[1]
        upperQuartile = found[2]
        count = values.count
    }
}
