/// DAMON's kernel threads. One that reclaims drops page cache that nobody maps, behind the back of a measurement: it hurts
/// read(2) and spares mmap.
package struct DAMONFacts: Hashable, Sendable {
    /// The state of each thread, `on` or `off`, or `unknown` where it takes root to read it; empty when there is none.
    package var states: [String]

    /// Whether one of them runs.
    package var isOn: Bool { states.contains("on") }

    /// The states now, from /sys/kernel/mm/damon/admin/kdamonds/N/state.
    package static func current(root: String = "") -> DAMONFacts {
        let directory = root + "/sys/kernel/mm/damon/admin/kdamonds"
        let threads = ProcFile.names(in: directory).compactMap { Int($0) }.sorted()
        return DAMONFacts(states: threads.map { ProcFile.line("\(directory)/\($0)/state") ?? "unknown" })
    }
}
