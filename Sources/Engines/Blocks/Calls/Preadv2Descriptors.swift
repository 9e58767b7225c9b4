internal import Workloads

extension EngineDescriptor {
    static let preadv2 = Self(
        name: "preadv2",
        summary: """
            preadv2(2) with RWF_NOWAIT, then pread(2) for what the page cache does not hold; nowait_misses counts these. In mixed cases \
            pwrite(2) for the writes
            """,
        limits:
            "a read that misses is two system calls; needs Linux 4.14 and a file system that does it (tmpfs does not)",
        options: [OptionToken.advice.option, OptionToken.buffer.option],
        kinds: [.file],
        operations: [.read, .mixed],
        access: .calls,
        capabilities: { _ in [.copies] },
        rule: { deviceless($0, $1) }
    )

    static let uncached = Self(
        name: "uncached",
        summary: """
            preadv2(2) with RWF_DONTCACHE: pages that a read brings in leave the page cache after it, pages that were there stay
            """,
        limits: """
            reads alone (pages that are written stay until the kernel writes them back); needs Linux 6.14 and a file system that does \
            it (ext4 and xfs do)
            """,
        options: [OptionToken.advice.option, OptionToken.buffer.option],
        kinds: [.file],
        operations: [.read],
        access: .calls,
        capabilities: { _ in [.copies] },
        rule: { deviceless($0, $1) }
    )
}
