import Analysis
import Results

/// What a format of times alone leaves out: it has no word for a trial that is not valid.
enum ExportOmission {
    /// A phrase for each engine of a case that has such trials.
    static func all(of finding: CaseFinding) -> [String] {
        ExportEngine.all(of: finding).compactMap { engine in
            let statuses = engine.summary.statuses
            guard !engine.hasFigure || statuses.valid < statuses.total else { return nil }
            let reason = statuses.reasons.first.map { " (\($0.words))" } ?? ""
            guard engine.hasFigure else { return "\(engine.name): no valid trial\(reason)" }
            return "\(statuses.total - statuses.valid) of \(statuses.total) trials of \(engine.name)\(reason)"
        }
    }
}
