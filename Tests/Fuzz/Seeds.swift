import Engines
import Foundation
import Results
import TestSupport
import Worker
import Workloads

/// Small inputs to begin with, made of the results that the repository has: a document, a journal and a report for each of their cases.
/// What is mutated is parsed many times, and whole results have tens of kilobytes.
enum Seeds {
    /// Writes `FOLDER/result/...`, `FOLDER/journal/...` and `FOLDER/report/...`; a file that can't be read is left out.
    static func write(from results: String, to folder: String) {
        for name in (try? FileManager.default.contentsOfDirectory(atPath: results)) ?? [] where name.hasSuffix(".json")
        {
            guard let bytes = try? [UInt8](Data(contentsOf: URL(filePath: "\(results)/\(name)"))),
                let document = try? ResultDocument(parsing: bytes)
            else { continue }
            for (place, result) in document.cases.enumerated() {
                write(result, document, to: folder, as: "\(name)-\(place)")
            }
        }
    }

    private static func write(_ whole: CaseResult, _ document: ResultDocument, to folder: String, as name: String) {
        var result = CaseResult(whole.benchCase)
        for (engine, table) in whole.tables.enumerated() where table.count > 0 {
            result.tables[engine].append(table[0])
        }
        var header = document.header
        header.cases = [whole.benchCase.record]
        header.calibration?.controls = header.calibration?.controls?.filter { $0.case == whole.benchCase.id }
        var sink = MemorySink()
        try? ResultJSON.write(header: header, footer: document.footer, to: &sink) { _ in ResultJSON.Entry(result) }
        save(sink.bytes, to: "\(folder)/result", as: name)
        let trials = result.tables.enumerated().compactMap { engine, table in table.count > 0 ? (engine, table[0]) : nil
        }
        let round = JournalLine.round(case: 0, round: 0, trials: trials.map { (engine: $0.0, trial: $0.1) })
        let journal = [try? JournalLine.header(header), round, try? JournalLine.footer(document.footer)]
        save(journal.compactMap { $0 }.flatMap { $0 }, to: "\(folder)/journal", as: name)
        for (engine, trial) in trials {
            let line = try? JSONEncoder().encode(WorkerReport.trial(engine: engine, trial))
            save([UInt8](line ?? Data()), to: "\(folder)/report", as: "\(name)-\(engine)")
        }
    }

    private static func save(_ bytes: [UInt8], to folder: String, as name: String) {
        try? FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        try? Data(bytes).write(to: URL(filePath: "\(folder)/\(name)"))
    }
}
