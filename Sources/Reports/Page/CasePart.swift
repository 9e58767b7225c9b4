import Analysis
import Results
import Workloads

/// What a page says of one case: its verdicts, every trial, where the time went, its latencies, and what has to be known beside them.
struct CasePart {
    private let source: ExportSource
    private let place: Int
    private let names: CaseNames
    private let anchor: String

    init(_ source: ExportSource, at place: Int, names: CaseNames, anchor: String) {
        (self.source, self.place, self.names, self.anchor) = (source, place, names, anchor)
    }

    private var finding: CaseFinding { source.findings[place] }

    /// The part.
    ///
    /// - Throws: what reading the case's trials throws.
    func part() throws -> PagePart {
        let section = CaseBlock(finding, names: names).section
        let trials = TrialsPlot(finding, try source.result(at: place))
        let explanation = Explanation(finding, environment: source.header.environment)
        var pieces = [PagePart.Piece.blocks(section.blocks)]
        if let drawing = trials.markup {
            pieces.append(.picture(drawing, caption: "Every trial, joined by round.", table: [(nil, trials.table)]))
        }
        if let drawing = trials.distribution {
            let caption = "How the times lie: a stroke for each trial; mark and box: median and median deviation."
            pieces.append(.picture(drawing, caption: caption, table: [(nil, trials.distributionTable)]))
        }
        pieces += costs(explanation) + LatencyPlot.pieces(finding)
        let said = explanation.sentences + explanation.notes
        pieces.append(.blocks(said.map { .note(ReportNote(.item, $0)) } + warnings))
        pieces.append(job)
        return PagePart(
            heading: section.heading ?? finding.benchCase.workload,
            level: 3,
            anchor: anchor,
            name: finding.benchCase.id,
            pieces: pieces
        )
    }

    private func costs(_ explanation: Explanation) -> [PagePart.Piece] {
        let engines = finding.summaries.map(\.engine)
        let mark = { (engine: String) in EngineMark(place: engines.firstIndex(of: engine) ?? 0) }
        guard let drawing = CostsPlot(explanation).markup(marks: mark) else { return [] }
        let tables = explanation.engines.map { engine in
            let rows = ExplainRows(engine)
            return (title: Optional(rows.heading), table: CostsPlot.table(rows))
        }
        let caption = "Where the time of one operation of one thread went; dashed: below 0."
        return [.picture(drawing, caption: caption, table: tables)]
    }

    private var warnings: [Report.Block] {
        finding.warnings.map { .note(ReportNote(.warning, "\($0)", tone: .doubtful)) }
    }

    /// The nearest jobs of fio, and what they do not express.
    private var job: PagePart.Piece {
        let benchCase = finding.benchCase
        let jobs = benchCase.engines.enumerated().map { number, engine in
            FioJob(benchCase, engine, file: "faultline.\(place + 1)").map {
                FioJobExport.section($0, benchCase, engine, "\(place + 1).\(number + 1)")
            } ?? "\n; \(engine): fio has nothing like it\n"
        }
        return .code(title: "The nearest jobs of fio, and what they do not express", String(jobs.joined().dropFirst()))
    }
}
