package import Results
import Workloads

/// A result that is to be compared, reduced to one metric, so that one whole file at a time has to be in memory.
package struct CompareSource: Sendable {
    /// The name of the file.
    package let name: String
    /// What the run said of itself.
    package let header: ResultHeader
    /// What ended the run.
    package let ended: String
    /// The metric that was kept.
    package let metric: Figure
    private(set) var cases: [CompareSourceCase] = []

    /// A source without cases yet.
    package init(name: String, header: ResultHeader, ended: String, metric: Figure) {
        self.name = name
        self.header = header
        self.ended = ended
        self.metric = metric
    }

    /// A source made of a document.
    package init(name: String, document: ResultDocument, metric: Figure) {
        self.init(name: name, header: document.header, ended: document.footer.ended, metric: metric)
        for result in document.cases { add(result) }
    }

    /// Takes the figures of a case.
    package mutating func add(_ result: CaseResult) {
        cases.append(CompareSourceCase(result, metric: metric))
    }
}

/// A case of a source: a series for each engine.
struct CompareSourceCase: Sendable {
    let benchCase: Case
    let id: String
    let series: [EngineSeries]
    /// The first round in which engines did not read the same bytes.
    let digestMismatch: Int?
    /// The CPUs that valid trials were bound to, ascending; nil where that is not known.
    let cpus: [Int]?

    init(_ result: CaseResult, metric: Figure) {
        let reader = FigureReader(metric)
        benchCase = result.benchCase
        id = result.benchCase.id
        series = zip(result.benchCase.engines, result.tables).map {
            EngineSeries(engine: $0.description, table: $1, reader: reader)
        }
        digestMismatch = Self.mismatch(result.tables)
        cpus = Self.cpus(result.tables)
    }

    func series(of engine: String) -> EngineSeries? { series.first { $0.engine == engine } }

    private static func cpus(_ tables: [TrialTable]) -> [Int]? {
        guard let column = TrialColumn.all.firstIndex(where: { $0.name == "cpus" }) else { return nil }
        var texts: Set<String> = []
        for table in tables {
            for row in 0..<table.count where table.status(row: row) == .valid {
                if case .text(let text) = table.cell(row: row, column: column) { texts.insert(text) }
            }
        }
        let numbers = Set(texts.flatMap { $0.split(separator: ",").compactMap { Int($0) } })
        return numbers.isEmpty ? nil : numbers.sorted()
    }

    private static func mismatch(_ tables: [TrialTable]) -> Int? {
        var digests: [Int: UInt64] = [:]
        var mismatch: Int?
        for table in tables {
            for row in 0..<table.count {
                guard table.status(row: row) == .valid,
                    case .digest(let digest) = table.cell(row: row, column: FigureReader.digest),
                    case .integer(let round) = table.cell(row: row, column: FigureReader.round)
                else { continue }
                if let other = digests.updateValue(digest, forKey: round), other != digest {
                    mismatch = min(mismatch ?? .max, round)
                }
            }
        }
        return mismatch
    }
}
