import Analysis
import Glibc
import Statistics

extension LatencyPlot {
    /// Four bins for each doubling of the latency, and the share of each engine's operations in them.
    private var bins: [(start: Double, shares: [Double])] {
        var shares: [Int: [Double]] = [:]
        for (place, entry) in recorded.enumerated() {
            for bucket in entry.latency.buckets.buckets where entry.latency.samples > 0 {
                let bin = Int((log2(Double(max(1, bucket.lower))) * 4).rounded(.down))
                let share = Double(bucket.count) / Double(entry.latency.samples)
                shares[bin, default: [Double](repeating: 0, count: recorded.count)][place] += share
            }
        }
        guard let first = shares.keys.min(), let last = shares.keys.max() else { return [] }
        return (first...last).map { bin in
            (exp2(Double(bin) / 4), shares[bin] ?? [Double](repeating: 0, count: recorded.count))
        }
    }

    /// How many operations took how long; nil where that is not known.
    var curve: Markup? {
        let bins = bins
        guard let first = bins.first, let last = bins.last else { return nil }
        let top = Canvas.legendHeight(legend.map(\.name)) + 6
        let bottom = top + Self.height
        var canvas = Canvas(height: bottom + 18)
        canvas.legend(legend, y: 11)
        let axis = LogAxis([first.start, last.start * exp2(0.25)], from: Self.left, to: Canvas.width, most: 6)
        let largest = max(0.01, bins.flatMap(\.shares).max() ?? 1)
        for part in [0.25, 0.5, 0.75, 1] {
            let y = bottom - (Self.height - 8) * part
            canvas.line((Self.left, y), (Canvas.width, y), "g")
            canvas.text(FigureText.percent(largest * part), x: Self.left - 4, y: y + 4, .end, kind: "q")
        }
        for tick in axis.ticks where axis.place(tick) < Canvas.width - 12 {
            canvas.text(FigureText.time(nanoseconds: tick), x: axis.place(tick), y: bottom + 13, .middle, kind: "q")
        }
        canvas.line((Self.left, bottom), (Canvas.width, bottom), "one")
        for (place, entry) in recorded.enumerated() {
            var path = "M\(Canvas.place(axis.place(first.start), bottom))"
            for bin in bins {
                let y = bottom - (Self.height - 8) * bin.shares[place] / largest
                path += "V\(Canvas.number(y))H\(Canvas.number(axis.place(bin.start * exp2(0.25))))"
            }
            canvas.path(path + "V\(Canvas.number(bottom))", entry.mark.lineKind)
            if let peak = bins.max(by: { $0.shares[place] < $1.shares[place] }) {
                let y = bottom - (Self.height - 8) * peak.shares[place] / largest
                canvas.path(entry.mark.path(axis.place(peak.start * exp2(0.125)), y), entry.mark.kind)
            }
        }
        return canvas.markup("Shares of operations by latency; the table below has the figures")
    }

    /// The same in figures.
    var curveTable: ReportTable {
        ReportTable(
            .detail,
            columns: [ReportTable.Column("from", .trailing)]
                + recorded.map { ReportTable.Column($0.engine, .trailing) },
            rows: bins.map { bin in
                [ReportCell(.time(nanoseconds: bin.start))] + bin.shares.map { .text(FigureText.percent($0)) }
            }
        )
    }
}
