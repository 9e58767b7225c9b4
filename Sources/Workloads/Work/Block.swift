/// What holds for blocks of any object: of a file, of memory.
package enum Block {
    /// The sizes accepted.
    package static let sizes = ByteSize(64)...ByteSize.mebibytes(16)
    /// The most blocks an object may have: offsets are kept as 31-bit block numbers.
    package static let most = Int(Int32.max)
    /// The sizes of a file accepted.
    package static let fileSizes = ByteSize(1)...ByteSize.gibibytes(16384)
    /// The most operations of a batch of random offsets, which are made before it is timed.
    package static let mostRandomOperations = 1 << 26

    /// The blocks of an object; the last may end inside.
    static func count(_ blockSize: ByteSize, of fileSize: ByteSize) -> Int {
        (fileSize.bytes + blockSize.bytes - 1) / max(1, blockSize.bytes)
    }

    /// 1 MiB for sequential work, 4 KiB for random work.
    static func standardSize(_ pattern: Pattern) -> ByteSize {
        pattern == .sequential ? .mebibytes(1) : .kibibytes(4)
    }

    /// Throws ``WorkloadError`` for sizes that can't be.
    static func validate(_ blockSize: ByteSize, of fileSize: ByteSize) throws(WorkloadError) {
        let power = blockSize.bytes > 0 && blockSize.bytes & (blockSize.bytes - 1) == 0
        guard power, sizes.contains(blockSize) else {
            throw WorkloadError("block-size \(blockSize)", accepted: WorkloadKey.blockSize.accepted)
        }
        try validate(fileSize)
        guard count(blockSize, of: fileSize) <= most else {
            throw WorkloadError(
                "file-size \(fileSize) has more than 2^31 blocks of \(blockSize)",
                accepted: "larger blocks or a smaller file"
            )
        }
    }

    /// Throws ``WorkloadError`` for a file that can't be.
    static func validate(_ fileSize: ByteSize) throws(WorkloadError) {
        guard fileSizes.contains(fileSize) else {
            throw WorkloadError("file-size \(fileSize)", accepted: "1B to 16TiB")
        }
    }

    /// Throws ``WorkloadError`` for a batch of each thread that takes an offset twice where that would be other work.
    ///
    /// - Parameter places: the places of one pass; nil where batches may go round.
    static func validate(pass places: Int?, operations: Int, threads: Int) throws(WorkloadError) {
        guard let places else {
            guard operations <= mostRandomOperations else {
                throw WorkloadError("operations \(operations)", accepted: "at most \(mostRandomOperations)")
            }
            return
        }
        let each = places / max(1, threads)
        guard each >= 1 else {
            throw WorkloadError(
                "threads \(threads) for a pass of \(places) page\(places == 1 ? "" : "s")",
                accepted: "at most one thread for each"
            )
        }
        guard operations <= each else {
            throw WorkloadError(
                "operations \(operations) of each thread in one pass",
                accepted: "at most \(each), since no offset is taken twice"
            )
        }
    }

    /// The operations of a batch of blocks where none are given: see each branch.
    static func standardOperations(
        _ pattern: Pattern,
        _ blockSize: ByteSize,
        of fileSize: ByteSize,
        isWholePass: Bool,
        under conditions: Conditions
    ) -> Int {
        // Not validated here, and divided by.
        let block = max(blockSize.bytes, sizes.lowerBound.bytes)
        let threads = max(1, conditions.threads)
        let share = max(1, max(1, (fileSize.bytes + block - 1) / block) / threads)
        if pattern == .sequential {
            // A whole pass wherever the start or the end of it is in the metric; else about 10 ms of work, going round in a
            // smaller file: a batch of few operations would measure the batch.
            if let pace = conditions.pace, !isWholePass { return pace.operationsOfBatch(threads: threads) }
            return isWholePass ? share : min(max(1, (64 << 20) / block), 8192)
        }
        // Cold: one in a mebibyte, few enough that readahead does not make the rest of the pass warm, whatever the kernel's page.
        // Where blocks are so large that this is more than the file has, the whole of it, once.
        if conditions.isOnePass {
            return max(1, min((fileSize.bytes >> 20) / threads, share))
        }
        if let pace = conditions.pace { return pace.operationsOfBatch(threads: threads) }
        return min(max((64 << 20) / block, 16), 8192)
    }
}
