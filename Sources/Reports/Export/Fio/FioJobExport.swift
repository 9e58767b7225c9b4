import Analysis
package import Results
import Workloads

/// A job file of fio: for each engine of each case the nearest job that there is, and above it what it can't express.
///
/// It holds no figures: it is what to ask fio. Jobs run one after the other, and the engines of a case share a file.
package enum FioJobExport: ExportFormat {
    package static let name = "fio-job"
    package static let ending = "fio"
    package static let summary = "job file for fio: the nearest job to each engine of each case"
    package static let showsRefusals = true

    package static func omissions(_ sources: [ExportSource]) -> [String] {
        sources.flatMap { source in
            source.findings.flatMap { finding in
                finding.benchCase.engines.compactMap { engine in
                    let isThere = FioJob(finding.benchCase, engine, file: "") != nil
                    return isThere ? nil : "\(finding.benchCase.id)/engine=\(engine): fio has nothing like it"
                }
            }
        }
    }

    package static func write(_ sources: [ExportSource], to sink: inout some ByteSink & ~Copyable) throws {
        for source in sources {
            try sink.write(head(of: source))
            for (number, finding) in source.findings.enumerated() {
                let benchCase = finding.benchCase
                for (place, engine) in benchCase.engines.enumerated() {
                    guard let job = FioJob(benchCase, engine, file: "faultline.\(number + 1)") else { continue }
                    try sink.write(section(job, benchCase, engine, "\(number + 1).\(place + 1)"))
                }
            }
        }
    }

    private static func head(of source: ExportSource) -> String {
        let tool = source.header.tool.version
        let notes = [
            "The nearest jobs that fio has to \(source.name), measured by faultline \(tool) on \(source.header.started).",
            "fio makes its files in the current directory; the data lay on "
                + "\(source.header.environment.fileSystem.type ?? "an unknown file system").",
            "One job: fio --section=NAME FILE. It says nothing of pairs, rounds, fills and verification.",
        ]
        return notes.map(comment).joined() + "\n[global]\nrandseed=\(source.header.seed)\ngroup_reporting=1\n"
    }

    /// The section of an engine, and what it does not express.
    static func section(_ job: FioJob, _ benchCase: Case, _ engine: EngineSpec, _ number: String) -> String {
        let letters = "\(number)-\(benchCase.workload)-\(engine)".map { letter in
            letter.isASCII && (letter.isLetter || letter.isNumber || "-_.:=".contains(letter)) ? letter : "_"
        }
        let notes = [benchCase.id, "engine \(engine)"] + job.lacks.map { "not expressed: \($0)" }
        return "\n" + notes.map(comment).joined() + "[\(String(letters))]\nstonewall\n"
            + job.lines.map { $0 + "\n" }.joined()
    }

    private static func comment(_ text: String) -> String { "; \(PrintableText.line(text))\n" }
}
