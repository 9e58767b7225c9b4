internal import Workloads

extension EngineDescriptor {
    static let uring = Self(
        name: "io_uring",
        summary: """
            reads (and one at a time writes) through an io_uring of each thread's own, with depth=N requests in flight, registered \
            buffers and files, a polling kernel thread, O_DIRECT
            """,
        limits: """
            above depth=1 reads alone, and the figure is elapsed time per operation, not latency; the CPU time of sqpoll's kernel thread \
            is not in user and system time; needs a build with liburing, and kernel.io_uring_disabled=0
            """,
        options: [
            OptionToken.depth.option, OptionToken.advice.option, OptionToken.buffer.option,
            OptionToken.fixedBuffers.option, OptionToken.fixedFiles.option, OptionToken.polling.option,
            OptionToken.direct.option,
        ],
        kinds: [.file],
        operations: [.read, .write, .mixed],
        access: .calls,
        capabilities: { engine in
            // A kernel thread that polls keeps a CPU busy for a second after its last request.
            var all: Set<EngineCapability> = engine[.direct] ? [.device] : [.copies]
            if engine[.polling] { all.insert(.alone) }
            return all
        },
        queueDepth: { $0[.depth] },
        rule: { engine, benchCase in
            queue(engine, benchCase) ?? (engine[.direct] ? directRule(engine, benchCase) : nil)
        }
    )

    /// The most memory that the requests of one thread may have for their blocks.
    private static let mostQueued = ByteSize.gibibytes(1)

    private static func queue(_ engine: EngineSpec, _ benchCase: Case) -> WorkloadError? {
        let depth = engine[.depth]
        if depth > 1, benchCase.work.definition.operation.writes {
            return WorkloadError(
                "engine '\(engine)' with operation \(benchCase.work.definition.operation.rawValue): writes are made one at a time, so that a sync covers what came before it",
                accepted: "depth=1, or operation: read"
            )
        }
        if engine[.direct], engine[.advice] != .normal {
            return WorkloadError(
                "engine '\(engine)': advice is for the page cache, which direct=on goes past",
                accepted: "advice=normal"
            )
        }
        if depth > benchCase.work.definition.operations {
            return WorkloadError(
                "engine '\(engine)' with \(benchCase.work.definition.operations) operation\(benchCase.work.definition.operations == 1 ? "" : "s") in a batch: that many requests are never in flight",
                accepted: "depth=\(benchCase.work.definition.operations) or less, or more operations"
            )
        }
        let memory = ByteSize(depth * max(benchCase.work.definition.blockSize.bytes, Case.pageSize))
        guard memory > mostQueued else { return nil }
        return WorkloadError(
            "engine '\(engine)' with block-size \(benchCase.work.definition.blockSize): its requests need \(memory) of buffers in each thread",
            accepted: "at most \(mostQueued)"
        )
    }
}

extension OptionToken<Int> {
    /// The requests in flight.
    static var depth: OptionToken { .count("depth", standard: 1, 1...1024) }
}

extension OptionToken<Bool> {
    /// Registered buffers.
    static var fixedBuffers: OptionToken { .flag("buffers", no: "normal", yes: "fixed") }
    /// Registered files.
    static var fixedFiles: OptionToken { .flag("files", no: "normal", yes: "fixed") }
    /// A kernel thread that polls the queue.
    static var polling: OptionToken { .flag("sqpoll") }
    /// O_DIRECT.
    static var direct: OptionToken { .flag("direct") }
}
