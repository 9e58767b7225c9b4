import Workloads

/// A column of the CSV with what every trial of a case, or of a run, has in common: the tables of a folder of results are one table by
/// them.
package struct SharedColumn: Sendable {
    /// The name in the CSV.
    package let name: String
    /// What its values are counted in, in a word; `text` for words.
    package let unit: String
    /// Where its values come from: `case`, `run` or `file`.
    package let source: String
    let text: @Sendable (Case, ResultRun) -> String?

    private init(
        _ name: String,
        _ unit: String,
        _ source: String,
        text: @escaping @Sendable (Case, ResultRun) -> String?
    ) {
        self.name = name
        self.unit = unit
        self.source = source
        self.text = text
    }

    /// The columns, in their order: the parameters of the case in that of its id, then the run.
    package static let all: [SharedColumn] =
        WorkloadKey.allCases.filter(\.expands).map(parameter) + [
            SharedColumn("result", "text", "file") { $1.result },
            SharedColumn("machine", "text", "run") { $1.machine },
            SharedColumn("started", "text", "run") { $1.started },
            SharedColumn("revision", "text", "run") { $1.revision },
        ]

    /// The column of a parameter, which is empty where the case's id does not have it.
    private static func parameter(_ key: WorkloadKey) -> SharedColumn {
        let word = key.rawValue.split(separator: "-").joined(separator: "_")
        let value: @Sendable (Case) -> String? = { benchCase in
            benchCase.parameters.first { $0.key == key.rawValue }?.value
        }
        switch key {
        case .blockSize, .fileSize, .messageSize:
            return SharedColumn("\(word)_bytes", "bytes", "case") { benchCase, _ in
                value(benchCase).map { text in (try? ByteSize(parsing: text)).map { "\($0.bytes)" } ?? text }
            }
        // The trial has a column of that name for what came of it.
        case .threads, .cpus:
            return SharedColumn("\(word)_asked", unit(of: key), "case") { benchCase, _ in value(benchCase) }
        case .operations:
            return SharedColumn("batch_operations", "operations", "case") { benchCase, _ in
                "\(benchCase.work.definition.operations)"
            }
        default: return SharedColumn(word, unit(of: key), "case") { benchCase, _ in value(benchCase) }
        }
    }

    private static func unit(of key: WorkloadKey) -> String {
        switch key {
        case .files, .threads, .spinners: "number"
        case .readPercentage: "percent"
        case .rate: "operations"
        default: "text"
        }
    }
}
