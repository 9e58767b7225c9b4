internal import Workloads

extension EngineDescriptor {
    static let read = Self(
        name: "read",
        summary: "read(2) from the descriptor's own position into a page-aligned buffer",
        limits: "sequential only; each thread has its own descriptor",
        options: [OptionToken.advice.option, OptionToken.buffer.option],
        kinds: [.file, .smallFiles],
        operations: [.read],
        sequentialOnly: "pread"
    )

    static let pread = Self(
        name: "pread",
        summary: "pread(2) at an offset into a page-aligned buffer; in mixed cases pwrite(2) for the writes",
        limits: "one system call and one copy for each block",
        options: [OptionToken.advice.option, OptionToken.buffer.option],
        kinds: [.file, .smallFiles],
        operations: [.read, .mixed]
    )

    static let write = Self(
        name: "write",
        summary: "write(2) at the descriptor's own position from a page-aligned buffer",
        limits: "sequential only; each thread has its own descriptor",
        options: [OptionToken.advice.option, OptionToken.buffer.option],
        kinds: [.file],
        operations: [.write],
        sequentialOnly: "pwrite"
    )

    static let pwrite = Self(
        name: "pwrite",
        summary: "pwrite(2) at an offset from a page-aligned buffer",
        limits: "one system call and one copy for each block",
        options: [OptionToken.advice.option, OptionToken.buffer.option],
        kinds: [.file],
        operations: [.write]
    )
}
