import Analysis
import Engines
import Foundation
import Results
import Workloads

@testable import Reports

/// Results of the repository as the formats read them.
enum StoredSource {
    /// A result by its name: the reference, or one of the pins' fixtures.
    static func file(_ name: String) -> URL {
        var root = URL(filePath: #filePath)
        for _ in 0..<3 { root.deleteLastPathComponent() }
        let path =
            name == "reference" ? "results/reference/quick.json" : "Tests/PinsTests/Fixtures/Results/\(name).json"
        return root.appending(path: path)
    }

    /// A result of the repository.
    ///
    /// - Parameter change: makes other cases of those of the result, whose trials they take in turns.
    static func source(_ name: String, change: ([Case]) -> [Case] = { $0 }) throws -> ExportSource {
        try source(parsing: Array(Data(contentsOf: file(name))), name: name, change: change)
    }

    /// A result of a document.
    static func source(parsing bytes: [UInt8], name: String, change: ([Case]) -> [Case] = { $0 }) throws -> ExportSource
    {
        let document = try ResultDocument(parsing: bytes, engines: .builtIn)
        let results = change(document.cases.map(\.benchCase)).enumerated().map { number, benchCase in
            var result = CaseResult(benchCase)
            result.tables = document.cases[number % document.cases.count].tables
            return result
        }
        let header = document.header
        var findings = results.map {
            CaseFinding(summarising: $0, calibration: header.calibration, environment: header.environment)
        }
        Verdicts.decide(&findings, by: header.settings)
        return ExportSource(
            name: name,
            header: header,
            footer: document.footer,
            findings: findings,
            load: { results[$0] }
        )
    }
}
