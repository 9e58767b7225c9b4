internal import Glibc

/// What lies below a file, from its file system down: the one place that knows it, for runs, `doctor`, comparisons and columns.
package struct StorageStack: Hashable, Sendable {
    /// The layers, the uppermost first; empty for a file system on a disk of a machine of its own.
    package var layers: [StorageLayer] = []
    /// Whether the kernel charges what a process reads from there to its `read_bytes`; nil where that is not known. The block layer
    /// does (submit_bio), and so do NFS and SMB; FUSE, 9p, virtiofs, ZFS and Lustre have others read for the process.
    package var countsReads: Bool?

    /// Nothing known.
    package init(layers: [StorageLayer] = [], countsReads: Bool? = nil) {
        self.layers = layers
        self.countsReads = countsReads
    }

    /// The layers whose caches may still hold data that the page cache does not.
    package var caches: [StorageLayer] { layers.filter(\.holdsCache) }

    /// What lies below an existing file or directory.
    ///
    /// - Parameters:
    ///   - root: what stands for `/` of another machine.
    ///   - guest: the hypervisor around this machine; nil where there is none, "" where it is not known which.
    package static func below(_ path: String, root: String = "", guest: String? = currentGuest) -> StorageStack {
        var stack = StorageStack()
        let mounts = ProcFile.read(root + "/proc/self/mountinfo").flatMap(MountTable.init(parsing:))
        if let mounts { stack.descend(path, mounts, root: root, depth: 0) }
        if let guest { stack.layers.append(StorageLayer(.guest, guest.isEmpty ? nil : guest)) }
        return stack
    }

    /// The hypervisor around this machine, found once.
    package static let currentGuest: String? = {
        let facts = VirtualisationFacts.current()
        return facts.isGuest == true ? facts.hypervisor ?? "" : nil
    }()

    /// Goes through a file system and the device under it, and on where a file of another file system is the device.
    private mutating func descend(_ path: String, _ mounts: MountTable, root: String, depth: Int) {
        let place = ProcFile.resolve(root + path).map { String($0.dropFirst(root.utf8.count)) } ?? path
        guard depth < 4, let mount = mounts.entry(for: place) else { return }
        if let layer = StorageLayer.fileSystem(mount.type) {
            layers.append(layer)
            switch layer.kind {
            case .overlay: below(overlay: mount, mounts, root: root, depth: depth)
            // Without a device nothing is read from one: 0 is what was read.
            case .memory, .network: countsReads = countsReads ?? true
            default: countsReads = countsReads ?? false
            }
            return
        }
        guard let directory = Self.device(of: mount, root: root) else { return }
        countsReads = countsReads ?? true
        descend(device: directory, mounts, root: root, depth: depth)
    }

    /// What is written lies in the upper folder, and so does what a run makes.
    private mutating func below(overlay mount: MountEntry, _ mounts: MountTable, root: String, depth: Int) {
        guard let upper = mount.options.first(where: { $0.hasPrefix("upperdir=") })?.dropFirst(9),
            ProcFile.exists(root + upper)
        else {
            // In a container the folder is the host's, and what is found at its path here is another one.
            layers[layers.count - 1].isOpaque = true
            return
        }
        descend(String(upper), mounts, root: root, depth: depth + 1)
    }

    private mutating func descend(device directory: String, _ mounts: MountTable, root: String, depth: Int) {
        guard depth < 8, let name = directory.split(separator: "/").last.map(String.init) else { return }
        let layer = StorageLayer.device(name, directory: directory)
        if let layer { layers.append(layer) }
        if layer?.kind == .loop, let file = layer?.detail { descend(file, mounts, root: root, depth: depth + 1) }
        for below in ProcFile.names(in: directory + "/slaves").prefix(1) {
            guard let next = ProcFile.resolve("\(directory)/slaves/\(below)") else { continue }
            descend(device: Self.disk(next), mounts, root: root, depth: depth + 1)
        }
    }

    /// The folder in /sys of the disk under a mount; nil where it has none. File systems of several devices (btrfs) have no device
    /// number of their own, but name one as their source.
    private static func device(of mount: MountEntry, root: String) -> String? {
        if let found = ProcFile.resolve("\(root)/sys/dev/block/\(mount.device)") { return disk(found) }
        guard mount.source.hasPrefix("/dev/") else { return nil }
        let name = ProcFile.resolve(root + mount.source).flatMap { $0.split(separator: "/").last } ?? ""
        return ProcFile.resolve("\(root)/sys/class/block/\(name)").map(disk)
    }

    /// The folder of the whole disk, for that of a partition.
    private static func disk(_ directory: String) -> String {
        guard ProcFile.exists(directory + "/partition"), let slash = directory.lastIndex(of: "/") else {
            return directory
        }
        return String(directory[..<slash])
    }
}
