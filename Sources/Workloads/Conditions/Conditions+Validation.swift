extension Conditions {
    /// Throws ``WorkloadError`` unless each thread has a block or file of its own.
    func validateThreads(over places: Int) throws(WorkloadError) {
        guard (1...1024).contains(threads) else { throw WorkloadError("threads \(threads)", accepted: "1 to 1024") }
        guard threads <= places else {
            throw WorkloadError(
                "threads \(threads) for \(places) \(places == 1 ? "block or file" : "blocks or files")",
                accepted: "at most one thread for each"
            )
        }
    }

    /// Throws ``WorkloadError`` where spinners are no control.
    func validateSpinners() throws(WorkloadError) {
        guard (0...1023).contains(spinners) else {
            throw WorkloadError("spinners \(spinners)", accepted: WorkloadKey.spinners.accepted)
        }
        guard spinners == 0 || threads == 1 else {
            throw WorkloadError(
                "spinners \(spinners) with threads \(threads): they are the control of a single thread",
                accepted: "threads: 1"
            )
        }
    }

    /// Throws ``WorkloadError`` for a file that is to have pages of the pool.
    func validatePool() throws(WorkloadError) {
        guard hugePages.poolPageSize != nil, backing == .file else { return }
        throw WorkloadError(
            "huge-pages \(hugePages.rawValue) with backing file: MAP_HUGETLB can't map an ordinary file (EINVAL)",
            accepted: "backing: memfd"
        )
    }

    /// Throws ``WorkloadError`` for a size that is not one of whole pages of the pool.
    func validatePool(divides size: ByteSize) throws(WorkloadError) {
        guard let page = hugePages.poolPageSize, !size.bytes.isMultiple(of: page) else { return }
        throw WorkloadError(
            "file-size \(size) with huge-pages \(hugePages.rawValue)",
            accepted: "a multiple of \(ByteSize(page))"
        )
    }

    /// Throws ``WorkloadError`` where an open loop makes no sense with the work.
    func validatePace(of work: any WorkDefinition) throws(WorkloadError) {
        guard let pace else { return }
        guard Pace.rates.contains(pace.rate) else {
            throw WorkloadError("rate \(pace.rate)", accepted: WorkloadKey.rate.accepted)
        }
        guard pace.rate / threads <= Pace.mostOfThread else {
            throw WorkloadError(
                "rate \(pace.rate) of \(threads) thread\(threads == 1 ? "" : "s"): an issuer that only waits takes some 60 ns an operation",
                accepted: "at most \(Pace.mostOfThread) for each thread"
            )
        }
        guard work.opensEachOperation || isOnePass || work.mapping == .steady else {
            throw WorkloadError(
                "rate with mapping first-touch: opening and mapping belong to no operation that could be late",
                accepted: "mapping: steady"
            )
        }
        guard work.durability != .end else {
            throw WorkloadError(
                "rate with durability end: the sync belongs to no operation that could be late",
                accepted: "durability: none or every:N"
            )
        }
        let (operations, overflow) = work.operations.multipliedReportingOverflow(by: threads)
        guard !isOnePass || overflow || operations >= Pace.leastOperations else {
            throw WorkloadError(
                "rate with \(operations) operation\(operations == 1 ? "" : "s") in one cold pass: p99 needs \(Pace.leastOperations)",
                accepted: "more operations, or a larger file"
            )
        }
    }
}
