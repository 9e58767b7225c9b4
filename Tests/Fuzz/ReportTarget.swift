import Foundation
import Results
import Worker

/// A worker's report, which may come from another build of the program: decoded line by line, and written as a journal's.
enum ReportTarget: FuzzTarget {
    static func parse(_ bytes: [UInt8]) {
        for line in bytes.split(separator: UInt8(ascii: "\n")) {
            guard let report = try? JSONDecoder().decode(WorkerReport.self, from: Data(line)) else { continue }
            guard case .trial(let engine, let trial) = report else { continue }
            let line = JournalLine.round(case: 0, round: trial.round, trials: [(engine, trial)])
            check(!line.isEmpty, "an empty line")
        }
    }
}
