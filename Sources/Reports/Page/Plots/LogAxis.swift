import Glibc

/// A logarithmic axis: where values lie on it, and its ticks.
struct LogAxis {
    /// The ends of the axis, in the drawing.
    let ends: (start: Double, end: Double)
    /// Values at which there is a tick.
    let ticks: [Double]
    private let low: Double
    private let high: Double

    /// An axis that holds all of these values, of which those that are not above 0 don't count.
    ///
    /// - Parameter most: more ticks than these are not drawn.
    init(_ values: [Double], from start: Double, to end: Double, most: Int = 6) {
        let usable = values.filter { $0 > 0 && $0.isFinite }
        let (least, largest) = (usable.min() ?? 1, usable.max() ?? 1)
        // Room for the marks of the outermost values.
        let margin = max(1.02, pow(largest / least, 0.04))
        (low, high) = (log(max(least / margin, 1e-300)), log(min(largest * margin, 1e300)))
        ends = (start, end)
        ticks = Self.ticks(exp(low), exp(high), most: most)
    }

    /// Where a value lies.
    func place(_ value: Double) -> Double {
        let part = high > low ? (log(max(value, 1e-300)) - low) / (high - low) : 0.5
        return ends.start + min(1, max(0, part)) * (ends.end - ends.start)
    }

    /// Powers of ten where there are enough of them, else those with 2 and 5, else even steps.
    private static func ticks(_ low: Double, _ high: Double, most: Int) -> [Double] {
        let (first, last) = (Int(log10(low).rounded(.down)), Int(log10(high).rounded(.up)))
        let powers = (first...max(first, last)).map { pow(10, Double($0)) }
        for steps in [[1], [1, 3], [1, 2, 5], [1, 1.5, 2, 3, 5, 7]] as [[Double]] {
            let found = powers.flatMap { power in steps.map { $0 * power } }.filter { low...high ~= $0 }
            if found.count > most {
                let stride = (found.count + most - 1) / most
                return found.enumerated().filter { $0.offset % stride == 0 }.map(\.element)
            }
            if found.count >= 3 { return found }
        }
        let step = evenStep((high - low) / Double(most))
        let start = (low / step).rounded(.up)
        return (0..<most).map { (start + Double($0)) * step }.filter { low...high ~= $0 }
    }

    /// The least of 1, 2 and 5 times a power of ten that is not below a step.
    private static func evenStep(_ step: Double) -> Double {
        let power = pow(10, log10(step).rounded(.down))
        return ([1, 2, 5].first { $0 * power >= step } ?? 10) * power
    }
}
