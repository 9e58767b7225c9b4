import Analysis
import Results
import Workloads

/// Every pair of engines, drawn and as a table: of one result, or of several side by side.
struct PairsPart {
    /// A pair of the results, by what it is called and by what each of them has found.
    private struct Pair {
        let name: String
        let engine: String
        let baseline: String
        let isLatency: Bool
        var findings: [Int: (finding: PairFinding, benchCase: Case)] = [:]
    }

    private let sources: [ExportSource]
    private let names: [String?]
    private let pairs: [Pair]

    /// - Parameter names: what each result is called in the drawing; nil where there is one.
    init(_ sources: [ExportSource], names: [String?]) {
        (self.sources, self.names) = (sources, names)
        var pairs: [Pair] = []
        var places: [[String]: Int] = [:]
        for (number, source) in sources.enumerated() {
            let caseNames = CaseNames(source.findings.map(\.benchCase))
            for finding in source.findings {
                for pair in finding.comparisons {
                    let key = [finding.benchCase.id, pair.engine, pair.baseline]
                    let place = places[key] ?? pairs.count
                    if place == pairs.count {
                        places[key] = place
                        pairs.append(
                            Pair(
                                name: caseNames.shortWords(of: finding.benchCase),
                                engine: pair.engine,
                                baseline: pair.baseline,
                                isLatency: finding.benchCase.conditions.pace != nil
                            )
                        )
                    }
                    pairs[place].findings[number] = (pair, finding.benchCase)
                }
            }
        }
        self.pairs = pairs
    }

    /// The part; nil where nothing was compared.
    var part: PagePart? {
        guard !pairs.isEmpty else { return nil }
        let rows = pairs.map { pair in
            ForestPlot.Row(
                label: "\(pair.name): \(pair.engine) / \(pair.baseline)",
                pairs: pair.findings.sorted { $0.key < $1.key }.map { number, found in
                    (names[number], found.finding, ForestPlot.mark(found.finding, in: found.benchCase))
                }
            )
        }
        let text =
            "The time of the first engine over that of the second, over the rounds, with the interval of the verdict (that of a pair "
            + "that is not decided is provisional): left of 1 the first is faster. The band is \(FigureText.percent(Verdicts.margin)) "
            + "either way, within which engines are the same."
        let table = table
        let drawing = ForestPlot(rows).markup.map {
            PagePart.Piece.picture($0, caption: "Ratios with their intervals.", table: [(nil, table)], isFolded: false)
        }
        return PagePart(
            heading: sources.count > 1 ? "Every pair, side by side" : "Every pair",
            pieces: [.blocks([.note(ReportNote(.paragraph, text))]), drawing ?? .blocks([.table(table)])]
        )
    }

    private var table: ReportTable {
        let results = names.flatMap { name in
            let title = { (text: String) in name.map { "\($0): \(text)" } ?? text }
            return [
                ReportTable.Column(title("ratio [interval]")), ReportTable.Column(title("rounds"), .trailing),
                ReportTable.Column(title("verdict")),
            ]
        }
        return ReportTable(
            .detail,
            columns: [ReportTable.Column("case"), ReportTable.Column("engine"), ReportTable.Column("against")]
                + results,
            rows: pairs.map { pair in
                [.text(pair.name), .text(pair.engine), .text(pair.baseline)]
                    + names.indices.flatMap { number -> [ReportCell] in
                        guard let found = pair.findings[number] else {
                            return [ReportCell](repeating: ReportCell(.missing), count: 3)
                        }
                        return [
                            CaseBlock.ratio(found.finding), ReportCell(.count(found.finding.rounds)),
                            CaseBlock.verdict(found.finding, found.benchCase),
                        ]
                    }
            }
        )
    }
}
