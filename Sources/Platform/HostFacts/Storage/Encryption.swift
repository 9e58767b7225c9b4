internal import CLinux

/// What encrypts the data of a folder between the page cache and the disk.
package enum Encryption {
    /// The layers that do, such as `dm-crypt`, the uppermost first; empty for none that is known.
    ///
    /// - Parameter root: what stands for `/` of another machine.
    package static func below(_ path: String, root: String = "") -> [String] {
        let mounts = ProcFile.read(root + "/proc/self/mountinfo").flatMap(MountTable.init(parsing:))
        let type = mounts?.entry(for: ProcFile.resolve(path) ?? path)?.type ?? ""
        var found = ["ecryptfs", "fuse.gocryptfs", "fuse.encfs"].filter { $0 == type }
        if unsafe clinux_is_encrypted(root + path) == 1 { found.append("fscrypt") }
        return found + StorageStack.below(path, root: root, guest: nil).layers.compactMap(\.cipher)
    }
}
