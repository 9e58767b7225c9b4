internal import Platform
internal import Workloads

/// Finds out before anything is written whether the run can be done here.
enum Preflight {
    /// What stays free on a disk beside the data, in bytes.
    static let spareDisk = 256 << 20

    /// Throws ``HarnessError`` when the limits of this process, the folder, its disk or memory do not suffice, with the figures. What is
    /// wrong with single cases, such as more threads than CPUs, the run finds when it comes to them; ``refusals(_:problem:)`` finds it
    /// beforehand.
    static func check(_ plan: RunPlan) throws(HarnessError) {
        let cases = plan.suite.cases
        guard !cases.isEmpty else { throw HarnessError(.nothingMeasured, "the suite has no cases to measure") }
        try checkLimits(plan)
        try checkDirectory(plan.directory)
        try checkDisk(cases, directory: plan.directory)
        try checkMemory(cases, directory: plan.directory)
    }

    /// The limits that this process has from its caller: raised where that is allowed, else told with what is needed.
    private static func checkLimits(_ plan: RunPlan) throws(HarnessError) {
        let needed = DescriptorNeeds.most(of: plan.suite.cases)
        if let limit = try? ResourceLimit(.openFiles), limit.now < needed {
            guard limit.most >= needed, (try? limit.raise(to: needed)) != nil else {
                throw HarnessError(
                    .usage,
                    "\(needed) open files are needed, and \(limit.most) are allowed (RLIMIT_NOFILE): ulimit -n \(needed)"
                )
            }
        }
        let largest = plan.suite.cases.filter { $0.dataNeed == .files }.map(\.work.definition.fileSize.bytes).max() ?? 0
        if let limit = try? ResourceLimit(.fileSize), limit.now < largest {
            throw HarnessError(
                .usage,
                "files of \(mebibytes(largest)) are needed, and \(mebibytes(limit.now)) are allowed (RLIMIT_FSIZE): "
                    + "ulimit -f unlimited, or a smaller file-size"
            )
        }
    }

    private static func checkDirectory(_ directory: String) throws(HarnessError) {
        if let system = try? FileSystem(of: directory), system.isHugePages {
            throw HarnessError(
                .usage,
                "--directory: \(directory) is hugetlbfs, which takes no write(2): choose a folder on a disk, and --huge-pages "
                    + "hugetlb-2MiB for pages of the pool"
            )
        }
        if let refusal = HeldFolder.refusalForRoot(directory) { throw HarnessError(.usage, "--directory: \(refusal)") }
        do throws(SystemError) {
            try HeldFolder(in: directory, prefix: "faultline-probe-").remove()
        } catch {
            throw HarnessError(.usage, "--directory: no folder can be made in \(directory): \(error.reason)")
        }
    }

    private static func checkDisk(_ cases: [Case], directory: String) throws(HarnessError) {
        let needed = DataFolder.bytesNeeded(for: cases.filter { $0.dataNeed == .files })
        guard let system = try? FileSystem(of: directory), system.freeBytes < needed + spareDisk else { return }
        throw HarnessError(
            .usage,
            "--directory: \(directory) has \(mebibytes(system.freeBytes)) free, the data files need \(mebibytes(needed)) and "
                + "\(mebibytes(spareDisk)) to spare: choose another --directory, or fewer or smaller files"
        )
    }

    /// A warm file must fit into memory with its buffers, or it can't be warm; files in memory (tmpfs) must fit as they are. A cold
    /// case needs no more than its buffers.
    private static func checkMemory(_ cases: [Case], directory: String) throws(HarnessError) {
        guard let memory = MemoryFacts.current(), let available = memory.availableBytes else { return }
        let limit = min(available, CgroupFacts.current()?.memoryLimitBytes ?? Int.max)
        let needs = memoryNeeds(cases, isInMemory: (try? FileSystem(of: directory))?.isMemory ?? false)
        guard needs.bytes > limit else { return }
        throw HarnessError(
            .usage,
            "\(needs.words), in all \(mebibytes(needs.bytes)) of memory with \(mebibytes(spareMemory)) to spare, and "
                + "\(mebibytes(limit)) are available: choose \(needs.fix)"
        )
    }

    /// What the cases need of memory at most at a time, what needs most of it, and what needs less.
    static func memoryNeeds(_ cases: [Case], isInMemory: Bool) -> (bytes: Int, words: String, fix: String) {
        let files = cases.filter { $0.dataNeed == .files }
        let passing = cases.filter { $0.dataNeed == .ownMemory && $0.conditions.hugePages.poolPageSize == nil }
        let warm = files.filter { !$0.isOnePass } + passing
        let largest = warm.max { memoryNeeded($0) < memoryNeeded($1) }
        var bytes = largest.map(memoryNeeded) ?? 0
        var words = largest.map { benchCase in
            "\(benchCase.workload) needs \(mebibytes(bytes))"
                + (benchCase.dataNeed == .files ? " for its data to be warm" : " for its memory")
        }
        var fix = "a smaller file-size" + (largest?.dataNeed == .files ? ", or cache: cold" : "")
        let all = DataFolder.bytesNeeded(for: files)
        if isInMemory, all > bytes {
            (bytes, words) = (all, "the data files, which --directory keeps in memory (tmpfs), need \(mebibytes(all))")
            fix = "another --directory, or fewer or smaller files"
        }
        // Memory files stay until the end; those of the pool's pages are not taken from what is available.
        let held = DataFolder.bytesNeeded(
            for: cases.filter { $0.dataNeed == .memoryFile && $0.conditions.hugePages.poolPageSize == nil }
        )
        if held > 0 { words = (words.map { $0 + ", and " } ?? "") + "memory files need \(mebibytes(held))" }
        return (bytes + held + spareMemory, words ?? "the cases need their buffers", fix)
    }

    /// What stays free beside, in bytes.
    private static let spareMemory = 128 << 20

    /// The data of a case, with a buffer for each thread.
    private static func memoryNeeded(_ benchCase: Case) -> Int {
        let work = benchCase.work.definition
        return work.dataBytes + benchCase.conditions.threads * work.blockSize.bytes
    }

    private static func mebibytes(_ bytes: Int) -> String { "\((bytes + (1 << 20) - 1) >> 20) MiB" }
}
