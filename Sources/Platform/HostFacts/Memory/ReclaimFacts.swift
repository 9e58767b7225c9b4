/// How the kernel chooses what leaves memory, and where it goes.
package struct ReclaimFacts: Hashable, Sendable {
    /// /sys/kernel/mm/lru_gen/enabled (multi-generational LRU, Linux 6.1), such as `0x0007`; `absent` where the kernel was built without.
    package var generations: String
    /// Whether zswap, the compressed cache before swap, is on: `Y`, `N`, or `absent`.
    package var zswap: String

    /// Those in force.
    package static func current(root: String = "") -> ReclaimFacts {
        ReclaimFacts(
            generations: ProcFile.line(root + "/sys/kernel/mm/lru_gen/enabled") ?? "absent",
            zswap: ProcFile.line(root + "/sys/module/zswap/parameters/enabled") ?? "absent"
        )
    }
}
