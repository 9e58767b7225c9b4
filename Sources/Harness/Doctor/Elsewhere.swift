internal import Glibc
internal import Platform

/// A folder that files can be measured in, where another one is not good for it.
enum Elsewhere {
    /// A folder that this user may write to, on another file system than `directory`, of a local disk; nil where none of the usual ones
    /// is.
    static func folder(insteadOf directory: String) -> String? {
        let here = MountTable.entry(holding: directory)
        let own = ProcFile.resolve("/proc/self/cwd")
        return ["/var/tmp", "/tmp", own, "/home", "/mnt", "/data", "/srv"].compactMap(\.self).first { folder in
            guard unsafe access(folder, W_OK) == 0, let there = MountTable.entry(holding: folder) else { return false }
            guard there.device != here?.device || there.type != here?.type else { return false }
            return StorageLayer.fileSystem(there.type) == nil && !["proc", "sysfs"].contains(there.type)
        }
    }
}
