internal import Glibc

/// What the kernel reads ahead by: the backing device info (/sys/class/bdi) of the file system that holds a path.
///
/// File systems without a disk of their own have one, too: btrfs (`btrfs-N`), NFS and FUSE (`0:NN`, the device number of their files).
package struct BackingDevice: Hashable, Sendable {
    /// Its name there, such as `254:0`.
    package var name: String
    /// read_ahead_kb: the most that readahead fetches at once, in KiB.
    package var readAheadKibibytes: Int?

    /// That of an existing path; nil for file systems without one (tmpfs), and where the kernel does not tell.
    package static func of(path: String) -> BackingDevice? {
        var facts = stat()
        guard unsafe stat(path, &facts) == 0 else { return nil }
        let (major, minor) = BlockDeviceFacts.numbers(of: facts.st_dev)
        return of(major: major, minor: minor, mount: MountTable.entry(holding: path))
    }

    /// That of the file system with a device number, mounted so.
    static func of(major: UInt32, minor: UInt32, mount: MountEntry?, root: String = "") -> BackingDevice? {
        let number = "\(major):\(minor)"
        let disk = BlockDeviceFacts.directory(major: major, minor: minor, root: root)
        let folders = [
            disk.map { $0 + "/bdi" }, "\(root)/sys/class/bdi/\(number)", "\(root)/sys/class/bdi/\(number)-fuseblk",
            mount.flatMap { volumes(of: $0, root: root) }, mount.flatMap { single(of: $0, root: root) },
        ]
        guard let folder = folders.compactMap(\.self).first(where: ProcFile.exists) else { return nil }
        let name = ProcFile.resolve(folder)?.split(separator: "/").last ?? ""
        return BackingDevice(
            name: String(name),
            readAheadKibibytes: ProcFile.integer(folder + "/read_ahead_kb")
        )
    }

    /// That of a btrfs, found by the device that is mounted.
    private static func volumes(of mount: MountEntry, root: String) -> String? {
        guard mount.type == "btrfs" else { return nil }
        let device = (ProcFile.resolve(root + mount.source) ?? mount.source).split(separator: "/").last.map(String.init)
        let folder = root + "/sys/fs/btrfs"
        return ProcFile.names(in: folder).map { "\(folder)/\($0)" }.first { system in
            device.map { ProcFile.names(in: system + "/devices").contains($0) } == true
        }.map { $0 + "/bdi" }
    }

    /// That of the one file system of a type, which super_setup_bdi() numbers by itself: `9p-1`, `ceph-2`.
    private static func single(of mount: MountEntry, root: String) -> String? {
        let folder = root + "/sys/class/bdi"
        let names = ProcFile.names(in: folder).filter { name in
            name.hasPrefix(mount.type + "-") && Int(name.dropFirst(mount.type.utf8.count + 1)) != nil
        }
        return names.count == 1 ? "\(folder)/\(names[0])" : nil
    }
}
