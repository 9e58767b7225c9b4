internal import Glibc
internal import Platform

/// A folder that files can be measured in, where another one is not good for it.
enum Elsewhere {
    /// File systems that have the same limits as the one they would be chosen for: in memory, over others, or of another machine.
    static func isSuitable(type: String) -> Bool {
        let unfit = ["tmpfs", "ramfs", "hugetlbfs", "overlay", "nfs", "nfs4", "cifs", "smb3", "9p", "ceph", "virtiofs"]
        return !unfit.contains(type) && !type.hasPrefix("fuse") && ["proc", "sysfs"].allSatisfy { type != $0 }
    }

    /// A folder that this user may write to, on another mount than `directory`; nil where none of the usual ones is.
    static func folder(insteadOf directory: String) -> String? {
        let here = MountTable.entry(holding: directory)
        let home = ProcFile.resolve("/proc/self/cwd")
        return ["/var/tmp", "/tmp", home, "/home", "/mnt", "/data", "/srv"].compactMap(\.self).first { folder in
            guard unsafe access(folder, W_OK) == 0, let there = MountTable.entry(holding: folder) else { return false }
            return isSuitable(type: there.type) && (there.device != here?.device || there.type != here?.type)
        }
    }
}
