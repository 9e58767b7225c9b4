package import Results

/// A format that other tools read, made of a stored result. Each is a type of its own with a line in ``ExportFormats``.
package protocol ExportFormat: Sendable {
    /// What `--to` calls it.
    static var name: String { get }
    /// How the names of its files end, without the dot.
    static var ending: String { get }
    /// What it is and who reads it, in a line of help.
    static var summary: String { get }
    /// True where several results make one file; else it takes one.
    static var takesSeveral: Bool { get }
    /// True where an engine without a single valid trial has something to show in it.
    static var showsRefusals: Bool { get }

    /// What the file leaves out of these results, a phrase each.
    static func omissions(_ sources: [ExportSource]) -> [String]
    /// Writes the file, with one case at a time in memory.
    ///
    /// - Throws: what reading the results or the sink throws; ``ResultError`` for a figure that the format does not have.
    static func write(_ sources: [ExportSource], to sink: inout some ByteSink & ~Copyable) throws
}

extension ExportFormat {
    package static var takesSeveral: Bool { false }
    package static var showsRefusals: Bool { false }

    /// Engines without a valid trial, and the trials of others that are not valid.
    package static func omissions(_ sources: [ExportSource]) -> [String] {
        sources.flatMap { $0.findings.flatMap { ExportOmission.all(of: $0) } }
    }
}

/// The formats, in the order in which help lists them.
package enum ExportFormats {
    /// All of them. One line registers a format.
    package static let all: [any ExportFormat.Type] = [
        GoogleBenchmarkExport.self,
        HyperfineExport.self,
        PyperfExport.self,
        GoBenchmarkExport.self,
        BencherExport.self,
        GitHubActionExport.self,
        OtavaExport.self,
        OpenMetricsExport.self,
        JUnitExport.self,
        CSVExport.self,
        FioJobExport.self,
    ]

    /// The format of this name.
    package static func named(_ name: String) -> (any ExportFormat.Type)? { all.first { $0.name == name } }
}

extension ByteSink where Self: ~Copyable {
    /// Takes a text.
    mutating func write(_ text: String) throws { try write(Array(text.utf8)) }
}
