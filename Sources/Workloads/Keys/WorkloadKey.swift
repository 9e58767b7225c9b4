/// The names of all keys of a workload, in the order of ids, which is also that in which lists expand: the first varies
/// slowest.
///
/// They are the keys of a workload in a suite file, and the options of a single case (`--block-size 4KiB`). What a key means
/// is a row of the table of a work or of the conditions.
package enum WorkloadKey: String, CaseIterable, Hashable, Sendable {
    case name
    case kind
    case operation
    case readPercentage = "read-percentage"
    case pattern
    case blockSize = "block-size"
    case fileSize = "file-size"
    case files
    case messageSize = "message-size"
    case cpus
    case threads
    case sharing
    case spinners
    case cache
    case fill
    case backing
    case hugePages = "huge-pages"
    case numa
    case mapping
    case consume
    case durability
    case writeback
    case rate
    case arrivals
    case operations
    case engines

    /// False for a key that is younger than ids that offsets follow from: cases that differ in it alone compare the same offsets.
    var entersSeed: Bool { self != .writeback }

    /// True for the keys whose lists expand to cases: all but the name and the engines.
    package var expands: Bool { self != .name && self != .engines }

    /// What is said of the key.
    package var words: KeyText {
        switch self {
        case .name: CaseDraft.nameWords
        case .kind: CaseDraft.kindWords
        case .engines: CaseDraft.engineWords
        default: Self.rows[self] ?? KeyText(summary: "", standard: "", accepted: "", check: { _ in })
        }
    }

    /// The texts accepted, for error messages and help.
    package var accepted: String { words.accepted }

    /// The first row of each key that says what it means: those of the works, in their order, then those of the conditions.
    private static let rows: [WorkloadKey: KeyText] = {
        let all = Work.definitions.flatMap { $0.rows } + Conditions.keys.map { ($0.name, $0.words) }
        return Dictionary(all.compactMap { name, words in words.map { (name, $0) } }) { first, _ in first }
    }()
}
