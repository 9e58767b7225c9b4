internal import Workloads

extension EngineDescriptor {
    static let read = Self(
        name: "read",
        summary: "read(2) from the descriptor's own position into a page-aligned buffer",
        limits: "sequential only; each thread has its own descriptor",
        options: [OptionToken.advice.option, OptionToken.buffer.option],
        kinds: [.file, .smallFiles],
        operations: [.read],
        access: .calls,
        sequentialOnly: "pread",
        defaultPlace: { work in
            work is SmallFileWork
                ? .baseline : baseline(of: work) { $0.operation == .read && $0.pattern == .sequential }
        },
        capabilities: { _ in [.copies] }
    )

    static let pread = Self(
        name: "pread",
        summary: "pread(2) at an offset into a page-aligned buffer; in mixed cases pwrite(2) for the writes",
        limits: "one system call and one copy for each block",
        options: [OptionToken.advice.option, OptionToken.buffer.option],
        kinds: [.file, .smallFiles],
        operations: [.read, .mixed],
        access: .calls,
        defaultPlace: { work in
            baseline(of: work) { $0.operation == .mixed || ($0.operation == .read && $0.pattern != .sequential) }
        },
        capabilities: { _ in [.copies] }
    )

    static let write = Self(
        name: "write",
        summary: "write(2) at the descriptor's own position from a page-aligned buffer",
        limits: "sequential only; each thread has its own descriptor",
        options: [OptionToken.advice.option, OptionToken.buffer.option],
        kinds: [.file],
        operations: [.write],
        access: .calls,
        sequentialOnly: "pwrite",
        defaultPlace: { work in baseline(of: work) { $0.operation == .write && $0.pattern == .sequential } },
        capabilities: { _ in [.copies] }
    )

    static let pwrite = Self(
        name: "pwrite",
        summary: "pwrite(2) at an offset from a page-aligned buffer",
        limits: "one system call and one copy for each block",
        options: [OptionToken.advice.option, OptionToken.buffer.option],
        kinds: [.file],
        operations: [.write],
        access: .calls,
        defaultPlace: { work in baseline(of: work) { $0.operation == .write && $0.pattern != .sequential } },
        capabilities: { _ in [.copies] }
    )

    /// The baseline of blocks of a file where this holds: the call that is nearest to the work.
    private static func baseline(of work: any WorkDefinition, _ isNearest: (BlockWork) -> Bool) -> DefaultPlace? {
        (work as? BlockWork).map(isNearest) == true ? .baseline : nil
    }
}
