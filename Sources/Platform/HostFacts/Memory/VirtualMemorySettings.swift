/// Settings of /proc/sys/vm that a measurement depends on; nil where the kernel does not have one.
package struct VirtualMemorySettings: Hashable, Sendable {
    /// vm.overcommit_memory: 0 heuristic, 1 always, 2 never (large mappings then fail).
    package var overcommit: Int?
    /// vm.swappiness.
    package var swappiness: Int?
    /// vm.dirty_background_ratio: from this percentage of memory on, dirty pages are written in the background; 0 when given in bytes.
    package var dirtyBackgroundPercent: Int?
    /// vm.dirty_ratio: from this percentage of memory on, writers are slowed down; 0 when given in bytes.
    package var dirtyPercent: Int?
    /// vm.max_map_count: the most mappings a process may have.
    package var maximumMappings: Int?

    /// The settings in force.
    package static func current(root: String = "") -> VirtualMemorySettings {
        let value = { (name: String) in ProcFile.integer("\(root)/proc/sys/vm/\(name)") }
        return VirtualMemorySettings(
            overcommit: value("overcommit_memory"),
            swappiness: value("swappiness"),
            dirtyBackgroundPercent: value("dirty_background_ratio"),
            dirtyPercent: value("dirty_ratio"),
            maximumMappings: value("max_map_count")
        )
    }
}
