/// What a case is where neither its suite nor its options say: the one place, for drafts, help and documentation.
package enum CaseDefaults {
    /// Blocks of one file.
    package static let kind = WorkKind.file
    /// Reading.
    package static let operation = Operation.read

    /// Reading; anonymous memory can but be written.
    package static func operation(of backing: Backing?) -> Operation { backing == .anonymous ? .write : operation }

    /// Mixed cases: 70 % of the operations read.
    package static let readPercentage = 70
    /// One block after the other.
    package static let pattern = Pattern.sequential
    /// A file of 256 MiB: beyond every cache of the processor, within every machine's memory.
    package static let fileSize = ByteSize.mebibytes(256)
    /// Small files of one page each.
    package static let smallFileSize = ByteSize.kibibytes(4)
    /// 1024 small files.
    package static let smallFileCount = 1024
    /// The buffer that small files are read into, piece by piece: every file up to it is one read.
    package static let smallFileBuffer = ByteSize.mebibytes(1)
    /// One thread.
    package static let threads = 1
    /// One mapping or descriptor for all threads.
    package static let sharing = Sharing.shared
    /// Nobody beside them.
    package static let spinners = 0
    /// Every page resident.
    package static let cache = CacheState.warm
    /// Filled by reading from the start in 1 MiB pieces, as most files come into a cache.
    package static let fill = FillMethod.read(.mebibytes(1))
    /// No page size is asked for.
    package static let hugePages = HugePages.off
    /// No nodes are asked for.
    package static let numa = NUMAPlacement.off

    /// A file; memory where pages of the pool are asked for, which no file has.
    package static func backing(of pages: HugePages) -> Backing { pages.poolPageSize == nil ? .file : .memfd }

    /// As from many users that know nothing of each other.
    package static let arrivals = Arrivals.poisson

    /// Written bytes are left to the kernel.
    package static let durability = Durability.none

    /// 1 MiB for a sequential file (and as the buffer of small files), 4 KiB for a random one.
    package static func blockSize(kind: WorkKind, pattern: Pattern) -> ByteSize {
        if kind == .smallFiles { return smallFileBuffer }
        return pattern == .sequential ? .mebibytes(1) : .kibibytes(4)
    }

    /// Steady, but first-touch where the cache is cold (using a mapping once warms it), for small files, each of which is opened and
    /// mapped afresh, and for anonymous memory.
    package static func mapping(kind: WorkKind, cache: CacheState, backing: Backing) -> MappingMode {
        kind == .smallFiles || cache == .cold || backing == .anonymous ? .firstTouch : .steady
    }

    /// The sum of every byte for reads; a copy where blocks are written, since the payload is made in a buffer.
    package static func consumption(of operation: Operation) -> Consumption { operation.writes ? .copy : .sum }

    /// The nearest system call, as the baseline, and mmap.
    package static func engines(
        kind: WorkKind,
        operation: Operation,
        pattern: Pattern,
        backing: Backing
    ) -> [EngineSpec] {
        // There is no file to call on.
        if backing == .anonymous { return [EngineSpec(name: "mmap")] }
        let sequential = pattern == .sequential
        let call =
            switch operation {
            case .read: kind == .smallFiles || sequential ? "read" : "pread"
            case .write: sequential ? "write" : "pwrite"
            case .mixed: "pread"
            }
        return [EngineSpec(name: call), EngineSpec(name: "mmap")]
    }

    /// The default of a key in words, for help.
    package static func text(of key: WorkloadKey) -> String {
        switch key {
        case .name: "pattern and operation, such as random-read; small-files"
        case .kind: kind.rawValue
        case .operation: "\(operation.rawValue); write for anonymous memory"
        case .readPercentage: "\(readPercentage) for mixed"
        case .pattern: "\(pattern)"
        case .blockSize: "1MiB for sequential, 4KiB for random and zipf"
        case .fileSize: "\(fileSize); small files: \(smallFileSize)"
        case .files: "\(smallFileCount) for small-files"
        case .threads: "\(threads)"
        case .sharing: sharing.rawValue
        case .spinners: "\(spinners); threads [1, N] add a case of one thread with N - 1 of them"
        case .cache: cache.rawValue
        case .fill: "\(fill)"
        case .backing: "file; memfd for hugetlb pages"
        case .hugePages: hugePages.rawValue
        case .numa: "\(numa)"
        case .mapping: "steady; first-touch for a cold cache, small files and anonymous memory"
        case .consume: "sum; copy for write and mixed"
        case .durability: "\(durability)"
        case .rate: "none: a closed loop, each operation begins when the one before it has ended"
        case .arrivals: arrivals.rawValue
        case .operations: "a whole pass, or about 64 MiB; cold random: pages of the file / 256; rate: 10 ms"
        case .engines:
            "read,mmap; random: pread,mmap; writes: write,mmap or pwrite,mmap; mixed: pread,mmap; anonymous: mmap"
        }
    }
}
