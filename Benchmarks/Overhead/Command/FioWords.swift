/// Where fio's figures are off, and why, in words.
struct FioWords {
    private let report: Report

    init(_ report: Report) { self.report = report }

    var lines: [String] {
        guard let version = report.fio else {
            return ["", "fio: not run, since it is not installed or was left out; its rows are missing"]
        }
        guard report.rows.contains(where: { !$0.fio.isEmpty }) else { return [] }
        return [
            "",
            "ratio: fio's user and system CPU time of one operation (its own JSON) over Faultline's time (of groups so short that",
            "their median holds no waiting). tuned: --iomem_align=4k --norandommap --invalidate=0. Where fio \(version) is off:",
        ] + words.map { "- \($0)" }
    }

    private var words: [String] {
        [
            "its buffer lies at a page's start + 16 (malloc) unless --iomem_align says otherwise: on CPUs with fast short rep movsb"
                + " a copy to there is several times slower\(misaligned)",
            "what it does for each operation beside the access (its queue, clock readings, accounting)\(cost)",
            "its random order takes each block once a pass, by a map that it keeps; --norandommap draws freely, as C and"
                + " Faultline do",
            "it never unmaps, and maps anew in each process: the first faults are in its time, munmap in nobody's",
            "by default (invalidate=1) it evicts the file before it starts, and would read from the device: here another mapping"
                + " of the file keeps its pages in the cache",
            "it uses no byte: its psync only reads, its mmap engine only copies; beside the sums it does less, or other, work",
            "it has no engine for a touch, for a sum in place, and for files from open to close: those rows have no fio",
        ]
    }

    /// What the alignment makes here: the default over the tuned time of sequential reads.
    private var misaligned: String {
        guard let jobs = report.rows.first(where: { $0.engine == "read" && !$0.fio.isEmpty })?.fio, jobs.count == 2,
            jobs[1].nanoseconds > 0
        else { return "" }
        return
            " (here, 1 MiB by psync: default over tuned \(Self.oneDecimal(jobs[0].nanoseconds / jobs[1].nanoseconds)))"
    }

    /// What fio's operations cost beyond Faultline's, tuned.
    private var cost: String {
        let gaps = report.rows.filter { $0.engine == "pread" || $0.name.contains("copy") }.compactMap { row in
            row.fio.last.map { "\($0.engine) \(Int(($0.nanoseconds - row.faultlineNanoseconds).rounded())) ns" }
        }
        return gaps.isEmpty ? "" : ": beyond Faultline's 4 KiB, tuned, \(gaps.joined(separator: ", "))"
    }

    private static func oneDecimal(_ value: Double) -> String {
        let tenths = Int((value * 10).rounded())
        return "\(tenths / 10).\(tenths % 10)"
    }
}
