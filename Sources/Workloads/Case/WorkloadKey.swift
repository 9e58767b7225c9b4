/// The keys of a workload in a suite file, and the options of a single case (`--block-size 4KiB`).
///
/// They stand in the order of ``Case/parameters``, which is also the order in which lists expand: the first varies
/// slowest.
package enum WorkloadKey: String, CaseIterable, Hashable, Sendable {
    case name
    case kind
    case operation
    case readPercentage = "read-percentage"
    case pattern
    case blockSize = "block-size"
    case fileSize = "file-size"
    case files
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
    case rate
    case arrivals
    case operations
    case engines

    /// True for the keys whose lists expand to cases: all but the name and the engines.
    package var expands: Bool { self != .name && self != .engines }

    /// The texts accepted, for error messages and help.
    package var accepted: String {
        switch self {
        case .name: "1 to 64 of the letters a-z and A-Z, digits, '-', '_' and '.'"
        case .kind: WorkKind.accepted
        case .operation: Operation.accepted
        case .readPercentage: "a whole number from 1 to 99"
        case .pattern: Pattern.accepted
        case .blockSize: "a power of two from 64B to 16MiB"
        case .fileSize: ByteSize.accepted
        case .files: "a whole number from 1 to 1000000"
        case .threads: "a whole number from 1 to 1024"
        case .sharing: Sharing.accepted
        case .spinners: "a whole number from 0 to 1023"
        case .cache: CacheState.accepted
        case .fill: FillMethod.accepted
        case .backing: Backing.accepted
        case .hugePages: HugePages.accepted
        case .numa: NUMAPlacement.accepted
        case .mapping: MappingMode.accepted
        case .consume: Consumption.accepted
        case .durability: Durability.accepted
        case .rate: "a whole number from \(Pace.rates.lowerBound) to \(Pace.rates.upperBound)"
        case .arrivals: Arrivals.accepted
        case .operations: "a whole number from 1"
        case .engines: EngineSpec.accepted
        }
    }

    /// What the key means, in a phrase for help.
    package var summary: String {
        switch self {
        case .name: "the workload's name, the start of its case ids"
        case .kind: "the kind of work: blocks of one file, or many files opened one by one"
        case .operation: "what is done to each block"
        case .readPercentage: "the percentage of a mixed case's operations that read"
        case .pattern: "the order of the offsets (small files: of the files)"
        case .blockSize: "the bytes of a block"
        case .fileSize: "the bytes of the file, or of each small file"
        case .files: "the number of small files"
        case .threads: "the number of threads over the one file or set of files"
        case .sharing: "what the threads share: one mapping or descriptor, none (each its own), or not even a process"
        case .spinners: "processes that keep other CPUs busy meanwhile: the control of a single thread"
        case .cache: "the state of the page cache before each trial"
        case .fill: "how a warm file is brought into the page cache"
        case .backing: "what the engines open and map: a file, a file without a name in memory, or no file at all"
        case .hugePages: "the page size asked for; a case with hugetlb pages gets a twin with pages of 4 KiB beside it"
        case .numa: "the nodes of the CPUs and of the memory"
        case .mapping: "a mapping (or descriptor) fresh for every batch, or used once before"
        case .consume: "how the bytes are used: one of each page, the sum of all, or a copy"
        case .durability: "when written bytes are made durable"
        case .rate: "an open loop: operations a second of all threads, each due at its own time"
        case .arrivals: "how the operations of an open loop arrive"
        case .operations: "the operations of each thread in one batch"
        case .engines: "the engines to compare; the first is the baseline"
        }
    }
}
