/// Something to be drawn. A renderer that can't draw leaves it out: what decides in it stands in a table as well.
package struct ReportFigure: Hashable, Sendable {
    /// What it shows.
    package enum Kind: Hashable, Sendable {
        /// For each engine how many operations took how long: `at` is the least time of a bucket in nanoseconds, and `value`
        /// its operations.
        case latencies
    }

    /// A line of the figure.
    package struct Series: Hashable, Sendable {
        /// Its name, such as an engine.
        package var name: String
        /// Its points, by ascending place.
        package var points: [Point]
    }

    /// A point of a line.
    package struct Point: Hashable, Sendable {
        /// Its place on the horizontal axis.
        package var at: Double
        /// Its height.
        package var value: Double
    }

    /// What it shows.
    package var kind: Kind
    /// The lines.
    package var series: [Series]
}
