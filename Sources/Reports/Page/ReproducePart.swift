import Analysis
import Results
import Workloads

/// How to measure the same again.
struct ReproducePart {
    private let source: ExportSource

    init(_ source: ExportSource) { self.source = source }

    /// The part.
    var part: PagePart {
        let header = source.header
        let build = "\(header.tool.name) \(header.tool.version), \(header.tool.build) build, \(header.tool.compiler)"
        let facts: [(String, String?)] = [
            ("suite", header.suite), ("seed", "\(header.seed)"), ("revision", header.revision),
            ("started", header.started),
            ("ended", "\(source.footer.ended), after \(FigureText.duration(seconds: source.footer.elapsedSeconds))"),
            ("CPUs of the threads", header.settings.cpus.isEmpty ? nil : FigureText.list(header.settings.cpus)),
            ("measured by", build),
        ]
        let rows = facts.compactMap { name, value in value.map { [.text(name, tone: .quiet), ReportCell.text($0)] } }
        let columns = [ReportTable.Column("", fit: .whole), ReportTable.Column("", fit: .wrapped)]
        let text =
            "The same seed gives the same order of engines and the same offsets. faultline export --to fio-job writes the nearest job of "
            + "fio to each engine, with what it can't express."
        return PagePart(
            heading: "How to reproduce it",
            pieces: [
                .code(title: "The command, with the seed that it had:", command, isFolded: false),
                .blocks([.note(ReportNote(.paragraph, text)), .table(ReportTable(.list, columns: columns, rows: rows))]
                ),
            ]
        )
    }

    /// The command line of the run, with the seed that it had.
    private var command: String {
        let words = source.header.arguments
        let hasSeed = words.contains { $0 == "--seed" || $0.hasPrefix("--seed=") }
        let seed = hasSeed ? [] : ["--seed", "\(source.header.seed)"]
        return (["faultline"] + words + seed).map { ShellText.quoted(PrintableText.escaped($0)) }.joined(separator: " ")
    }
}
