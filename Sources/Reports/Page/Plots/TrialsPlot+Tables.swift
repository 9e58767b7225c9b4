import Analysis
import Results

extension TrialsPlot {
    /// Least, median, deviation and largest of each engine.
    var distributionTable: ReportTable {
        let time = { (value: Double?) in ReportCell(value.map { .time(nanoseconds: $0) } ?? .missing) }
        return ReportTable(
            .detail,
            columns: [ReportTable.Column("engine")]
                + ["least", "median", "median deviation", "largest", "valid trials"].map {
                    ReportTable.Column($0, .trailing)
                },
            rows: engines.map(\.summary).map { summary in
                [
                    .text(summary.engine), time(summary.minNanosecondsPerOperation),
                    time(summary.medianNanosecondsPerOperation), time(summary.madNanosecondsPerOperation),
                    time(summary.maxNanosecondsPerOperation),
                    ReportCell(.part(summary.statuses.valid, of: summary.statuses.total)),
                ]
            }
        )
    }

    /// Each round, with the engine that came first and the time of each.
    var table: ReportTable {
        let columns =
            [ReportTable.Column("round", .trailing), ReportTable.Column("first")]
            + engines.map { ReportTable.Column($0.summary.engine, .trailing) }
        let byRound = engines.map { engine in Dictionary(engine.trials.map { ($0.round, $0) }) { first, _ in first } }
        return ReportTable(
            .detail,
            columns: columns,
            rows: rounds.map { round in
                let trials = byRound.map { $0[round] }
                let first = trials.indices.filter { trials[$0] != nil }.min {
                    (trials[$0]?.position ?? 0) < (trials[$1]?.position ?? 0)
                }
                return [ReportCell(.count(round + 1)), .text(first.map { engines[$0].summary.engine } ?? "")]
                    + trials.map(Self.cell)
            }
        )
    }

    private static func cell(_ trial: Trial?) -> ReportCell {
        guard let trial else { return ReportCell(.missing) }
        guard trial.isMeasured, let time = trial.metricNanosecondsPerOperation else {
            return .text(trial.status.rawValue, tone: .doubtful)
        }
        return ReportCell(.time(nanoseconds: time))
    }
}
