extension Case {
    /// The size of a page of the page cache, in bytes, on the machines that Faultline runs on.
    package static let pageSize = 4096

    /// The blocks of the file; the last may end inside.
    package var blockCount: Int { (fileSize.bytes + blockSize.bytes - 1) / blockSize.bytes }

    /// The bytes of all files together.
    package var dataBytes: Int { fileSize.bytes * fileCount }

    /// True where the engines of a round are open together and alternate in groups of batches of about 10 ms.
    ///
    /// Reads of a warm cache alone: there no engine disturbs the pages of another. A small-file operation opens, maps
    /// and closes by itself, so that such cases alternate too. An engine that can't alternate keeps its whole case from it, or
    /// its figure and those beside it would be made in two ways. An open loop does not: a schedule that is cut into groups would
    /// begin each of them with an empty queue.
    package var alternates: Bool {
        pace == nil && operation == .read && cache == .warm && (mapping == .steady || kind == .smallFiles)
            && !engines.contains { $0.traits.contains(.alone) }
    }

    /// True where the trial is one pass over a cold cache.
    package var isOnePass: Bool { cache == .cold }

    /// The bytes of one batch of all threads, as asked for; a file that ends inside its last block gives a few less.
    package var batchBytes: Int {
        threads * operations * (kind == .file ? min(blockSize.bytes, fileSize.bytes) : fileSize.bytes)
    }

    /// The operations of a batch where the suite does not say: see each branch.
    package static func defaultOperations(
        kind: WorkKind,
        pattern: Pattern,
        blockSize: ByteSize,
        fileSize: ByteSize,
        fileCount: Int,
        threads: Int,
        cache: CacheState,
        mapping: MappingMode,
        durability: Durability,
        pace: Pace? = nil
    ) -> Int {
        guard kind == .file else { return max(1, fileCount / threads) }
        let blocks = max(1, (fileSize.bytes + blockSize.bytes - 1) / blockSize.bytes)
        let share = max(1, blocks / threads)
        if pattern == .sequential {
            // A whole pass wherever the start or the end of it is in the metric; else about 10 ms of work, going round in a
            // smaller file: a batch of few operations would measure the batch.
            let whole = cache == .cold || mapping == .firstTouch || durability != .none
            if let pace, !whole { return perBatch(pace, threads: threads) }
            return whole ? share : min(max(1, (64 << 20) / blockSize.bytes), 8192)
        }
        // Cold: few enough that readahead does not make the rest of the pass warm.
        // Where blocks are so large that this is more than the file has, the whole of it, once.
        if cache == .cold { return max(1, min(fileSize.bytes / pageSize / 256 / threads, share)) }
        if let pace { return perBatch(pace, threads: threads) }
        return min(max((64 << 20) / blockSize.bytes, 16), 8192)
    }

    /// The operations of a thread in 10 ms of an open loop, within limits.
    private static func perBatch(_ pace: Pace, threads: Int) -> Int { min(max(pace.rate / threads / 100, 16), 8192) }
}
