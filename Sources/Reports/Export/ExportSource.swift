package import Analysis
package import Results
import Workloads

/// A stored result as exports read it: what was found out about its cases, and the trials of one case at a time.
package struct ExportSource: Sendable {
    /// What the result is called: the name of its file without folder and ending.
    package let name: String
    /// What ran, where, and with which settings.
    package let header: ResultHeader
    /// How the run ended.
    package let footer: ResultFooter
    /// The cases to export, decided over all cases of the run.
    package let findings: [CaseFinding]
    private let load: @Sendable (Int) throws -> CaseResult

    /// A result.
    ///
    /// - Parameter load: reads the trials of a case, by its place in `findings`.
    package init(
        name: String,
        header: ResultHeader,
        footer: ResultFooter,
        findings: [CaseFinding],
        load: @escaping @Sendable (Int) throws -> CaseResult
    ) {
        self.name = name
        self.header = header
        self.footer = footer
        self.findings = findings
        self.load = load
    }

    /// True where at least one trial is valid.
    package var hasFigures: Bool { findings.contains(where: \.hasFigures) }

    /// The engines of every case, those without a valid trial included; without their trials.
    var engines: [ExportEngine] { findings.flatMap { ExportEngine.all(of: $0) } }

    /// The engines of a case, by its place, that have a figure, with their valid trials.
    func engines(of finding: CaseFinding, at place: Int) throws -> [ExportEngine] {
        ExportEngine.all(of: finding, with: try load(place)).filter(\.hasFigure)
    }

    /// A case with all its trials, by its place.
    func result(at place: Int) throws -> CaseResult { try load(place) }
}
