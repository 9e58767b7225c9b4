/// A layer that a file lies on: a file system that is none of a local disk, a device that is made of something else, or the machine
/// around this one.
package struct StorageLayer: Hashable, Sendable {
    /// What it is. Its text is that of results.
    package enum Kind: String, CaseIterable, Hashable, Sendable {
        /// tmpfs, ramfs, hugetlbfs.
        case memory
        /// overlayfs: the files are those of the file systems below.
        case overlay
        /// A file system by a process of this machine.
        case fuse
        /// NFS, SMB, Ceph and their like.
        case network
        /// Lustre.
        case lustre
        /// 9p or virtiofs: a folder of the host.
        case hostShare = "host-share"
        /// ZFS, which has a cache of its own (ARC) beside the page cache.
        case zfs
        /// A loop device: a file as a disk.
        case loop
        /// dm: LVM, dm-crypt, multipath.
        case deviceMapper = "device-mapper"
        /// md.
        case raid
        /// bcache, or dm-cache.
        case cacheDevice = "cache-device"
        /// nbd, rbd, drbd: a disk of another machine.
        case networkDevice = "network-device"
        /// zram, brd, pmem: memory as a disk.
        case memoryDevice = "memory-device"
        /// A virtual machine, whose disks are the host's.
        case guest
    }

    /// What it is.
    package var kind: Kind
    /// Which one: a type, a file, a name; nil where nothing more is known.
    package var detail: String?
    /// True where what it lies on can't be seen from here, as the folders of a container's overlay.
    package var isOpaque = false
    /// What encrypts there, such as `dm-crypt`; nil for nothing.
    package var cipher: String?

    /// A layer.
    package init(_ kind: Kind, _ detail: String? = nil, isOpaque: Bool = false) {
        self.kind = kind
        self.detail = detail
        self.isOpaque = isOpaque
    }

    /// Whether something there may hold the data in memory when the page cache above has none of it, so that cold reads are fast.
    package var holdsCache: Bool {
        switch kind {
        case .overlay: isOpaque
        case .memory, .deviceMapper, .raid: false
        case .fuse, .network, .lustre, .hostShare, .zfs, .loop, .cacheDevice, .networkDevice, .memoryDevice, .guest:
            true
        }
    }

    /// The kind of a file system by its type in mountinfo; nil for one of local disks.
    package static func fileSystem(_ type: String) -> StorageLayer? {
        if type.hasPrefix("fuse") { return StorageLayer(.fuse, type) }
        let kind: Kind? =
            switch type {
            case "tmpfs", "ramfs", "hugetlbfs", "devtmpfs", "rootfs": .memory
            case "overlay", "overlayfs", "aufs": .overlay
            case "nfs", "nfs4", "cifs", "smb3", "smbfs", "ceph", "afs", "ocfs2", "gfs2", "gpfs", "beegfs", "pvfs2",
                "orangefs",
                "glusterfs", "coda":
                .network
            case "lustre": .lustre
            case "9p", "virtiofs", "vboxsf", "prl_fs", "vmhgfs", "drvfs": .hostShare
            case "zfs": .zfs
            default: nil
            }
        return kind.map { StorageLayer($0, type) }
    }

    /// The kind of a device by the kernel's name; nil for a disk of this machine.
    static func device(_ name: String, directory: String) -> StorageLayer? {
        func named(_ prefixes: String...) -> Bool { prefixes.contains { name.hasPrefix($0) } }
        if named("loop") { return StorageLayer(.loop, ProcFile.line(directory + "/loop/backing_file")) }
        if named("dm-") {
            let uuid = ProcFile.line(directory + "/dm/uuid") ?? ""
            let isCache = uuid.hasPrefix("CACHE") || uuid.contains("-cache")
            var layer = StorageLayer(
                isCache ? .cacheDevice : .deviceMapper,
                ProcFile.line(directory + "/dm/name") ?? name
            )
            if uuid.hasPrefix("CRYPT-") { layer.cipher = "dm-crypt" }
            return layer
        }
        if named("md") { return StorageLayer(.raid, ProcFile.line(directory + "/md/level") ?? name) }
        if named("bcache") { return StorageLayer(.cacheDevice, name) }
        if named("nbd", "rbd", "drbd") { return StorageLayer(.networkDevice, name) }
        if named("zram", "ram", "pmem") { return StorageLayer(.memoryDevice, name) }
        return nil
    }
}
