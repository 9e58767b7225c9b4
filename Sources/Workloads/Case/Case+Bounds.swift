extension Case {
    /// Refuses figures that no suite may have: they come from results, journals and orders, whoever wrote them, and sizes are
    /// multiplied by counts from here on.
    ///
    /// These are the widest bounds of any kind of work, and not its rules: what an earlier version measured is read whatever they are
    /// now.
    func checkBounds() throws(WorkloadError) {
        let work = work.definition
        try Self.check("threads", conditions.threads, in: 1...1024)
        try Self.check("spinners", conditions.spinners, in: 0...1023)
        // Work without data has no sizes.
        if work.data(under: conditions) != .nothing {
            try Self.check("block_size", work.blockSize.bytes, in: 1...Block.fileSizes.upperBound.bytes)
            try Self.check("file_size", work.fileSize.bytes, in: 1...Block.fileSizes.upperBound.bytes)
            try Self.check("file_count", work.fileCount, in: Self.fileCounts)
        }
        try Self.check("operations", work.operations, in: 1...Block.most)
        if let reads = work.readPercentage { try Self.check("read_percentage", reads, in: 0...100) }
        if let pace = conditions.pace { try Self.check("rate", pace.rate, in: Pace.rates) }
        try Self.check("file_size * file_count", work.fileSize.bytes, times: work.fileCount)
        // No more than a thread each does them, so that this bounds the batch of every kind of work.
        try Self.check("operations * bytes", work.operations * conditions.threads, times: work.operationBytes)
    }

    /// The files of a case.
    static let fileCounts = 1...1_000_000
    /// 8 PiB in all files of a case, and in a batch: below, sums over 1024 of them still fit.
    private static let mostBytes = 1 << 53

    static func check(_ name: String, _ value: Int, in range: ClosedRange<Int>) throws(WorkloadError) {
        guard !range.contains(value) else { return }
        throw WorkloadError("\(name) \(value) can't be", accepted: "\(range.lowerBound) to \(range.upperBound)")
    }

    private static func check(_ name: String, _ value: Int, times count: Int) throws(WorkloadError) {
        let (product, overflow) = value.multipliedReportingOverflow(by: count)
        guard overflow || product > mostBytes else { return }
        throw WorkloadError("\(name) is \(value) * \(count) bytes", accepted: "at most 2^53")
    }
}
