internal import Engines
internal import Workloads

/// One row of the table: a case of one engine, the C loop that does the same, and how much more the engine may cost.
struct Row: Sendable {
    let name: String
    /// The text of the engine, such as `pread`.
    let engine: String
    let pattern: Pattern
    /// nil for small files.
    let blockSize: ByteSize?
    let consumption: Consumption
    let floor: FloorLoop
    /// The largest ratio of Faultline's time to C's; nil where none is set.
    let bar: Double?
    /// fio's engine that does most of the same; nil where it has none.
    let fioEngine: String?

    /// Every row, in the order of the table. The bars are those of the project's own acceptance.
    static let all: [Row] = [
        Row("pread 4 KiB, random, copy", "pread", .random, .kibibytes(4), .copy, .preadCopy, bar: 1.02, fio: "psync"),
        Row("mmap 4 KiB, random, copy", "mmap", .random, .kibibytes(4), .copy, .mappedCopy, bar: 1.03, fio: "mmap"),
        Row("mmap 1 byte, random, touch", "mmap", .random, .kibibytes(4), .touch, .mappedTouch, bar: 1.05),
        Row("mmap 4 KiB, random, sum in place", "mmap", .random, .kibibytes(4), .sum, .mappedSum, bar: 1.03),
        Row("read 1 MiB, sequential, sum", "read", .sequential, .mebibytes(1), .sum, .readSum, bar: 1.02, fio: "psync"),
        Row(
            "mmap 1 MiB, sequential, sum",
            "mmap",
            .sequential,
            .mebibytes(1),
            .sum,
            .mappedStream,
            bar: 1.02,
            fio: "mmap"
        ),
        Row("read 4 KiB files, open..close", "read", .sequential, nil, .sum, .filesRead, bar: nil),
        Row("mmap 4 KiB files, open..close", "mmap", .sequential, nil, .sum, .filesMapped, bar: nil),
    ]

    private init(
        _ name: String,
        _ engine: String,
        _ pattern: Pattern,
        _ blockSize: ByteSize?,
        _ consumption: Consumption,
        _ floor: FloorLoop,
        bar: Double?,
        fio: String? = nil
    ) {
        self.name = name
        self.engine = engine
        self.pattern = pattern
        self.blockSize = blockSize
        self.consumption = consumption
        self.floor = floor
        self.bar = bar
        fioEngine = fio
    }

    /// The case that Faultline runs, with one thread.
    func benchCase(fileSizeMebibytes: Int) throws -> Case {
        var draft = CaseDraft(.builtIn)
        try draft.set(.name, to: "overhead")
        try draft.set(.kind, to: blockSize == nil ? "small-files" : "file")
        try draft.set(.pattern, to: "\(pattern)")
        if let blockSize {
            try draft.set(.blockSize, to: "\(blockSize)")
            try draft.set(.fileSize, to: "\(fileSizeMebibytes)MiB")
        }
        try draft.set(.consume, to: consumption.rawValue)
        try draft.set(.engines, to: engine)
        return try draft.makeCase()
    }
}
