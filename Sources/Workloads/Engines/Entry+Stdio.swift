extension EngineCatalog.Entry {
    static let stdio = Self(
        name: "stdio",
        summary: "fread(3) from a stream of the C library, with fseeko(3) where the next block is elsewhere",
        limits: """
            bytes are copied twice where a block is smaller than the stream's buffer, and a seek throws that away; its system calls are \
            the library's, and not counted; each thread has its own stream; reads alone
            """,
        options: [EngineOption("stdio-buffer", .words(["default", "4KiB", "64KiB", "1MiB"]))],
        kinds: [.file, .smallFiles],
        operations: [.read],
        traits: { _ in [.uncounted] }
    )
}
