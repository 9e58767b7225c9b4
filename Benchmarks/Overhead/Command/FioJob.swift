internal import Workloads

/// A fio run that does the work of a row: its engine, its access, and which of two sets of options it has.
struct FioJob: Sendable {
    /// How fio is called.
    enum Options: String, Sendable, Encodable, CaseIterable {
        /// As anybody calls it.
        case plain = "default"
        /// With the buffer at a page's start, no map of the blocks already taken, and the page cache left alone.
        case tuned

        var arguments: [String] {
            switch self {
            case .plain: []
            case .tuned: ["--iomem_align=4k", "--norandommap", "--invalidate=0"]
            }
        }
    }

    /// fio's name of the engine: `psync` (pread) or `mmap` (memcpy out of a mapping).
    let engine: String
    let options: Options
    let isRandom: Bool
    let blockBytes: Int
    /// Passes over the file, so that the timed part is some hundred milliseconds: fio tells its times in whole ones.
    let passes: Int
    /// The smallest ratio of fio's time to Faultline's that is expected; nil where none is.
    let bar: Double?

    /// The jobs that do what a row does; none where fio has no engine for it.
    static func all(of row: Row) -> [FioJob] {
        guard let engine = row.fioEngine, let blockSize = row.blockSize else { return [] }
        let isRandom = row.pattern == .random
        let isMapped = engine == "mmap"
        return Options.allCases.map { options in
            FioJob(
                engine: engine,
                options: options,
                isRandom: isRandom,
                blockBytes: blockSize.bytes,
                passes: isRandom ? (isMapped ? 5 : 3) : 8,
                bar: isRandom ? (isMapped ? 1.5 : 1.2) : nil
            )
        }
    }

    func arguments(file: String, bytes: Int) -> [String] {
        [
            "--name=overhead", "--output-format=json", "--readonly", "--filename=\(file)",
            "--ioengine=\(engine)", "--rw=\(isRandom ? "randread" : "read")", "--bs=\(blockBytes)", "--size=\(bytes)",
            "--loops=\(passes)",
        ] + options.arguments
    }
}
