package import Results

extension Environment.StorageLayer {
    /// Who or what holds the cache of a layer.
    package var owner: String {
        let name = detail.map { " (\($0))" } ?? ""
        switch kind {
        case "fuse": return "the process that serves the file system\(name)"
        case "network": return "the server of the network file system\(name)"
        case "lustre": return "the servers of Lustre, and its own client's cache"
        case "host-share": return "the host that shares the folder\(name)"
        case "zfs": return "the cache of ZFS (ARC)"
        case "loop": return "the file under the loop device\(name)"
        case "cache-device": return "the cache device\(name)"
        case "network-device": return "the machine behind the device\(name)"
        case "memory-device": return "the device, which is memory\(name),"
        case "guest": return "the host of this virtual machine\(name)"
        case "overlay": return "the file system under the overlay, which can't be seen from here,"
        default: return "what lies below (\(kind))\(name)"
        }
    }

    /// What a cold cache is cold above.
    package var upperEdge: String {
        let name = detail.map { " (\($0))" } ?? ""
        switch kind {
        case "fuse": return "the FUSE file system\(name)"
        case "network": return "the network file system\(name)"
        case "lustre": return "Lustre"
        case "host-share": return "the host's shared folder\(name)"
        case "zfs": return "ZFS"
        case "loop": return "the loop device\(name)"
        case "cache-device": return "the cache device\(name)"
        case "network-device": return "the network device\(name)"
        case "memory-device": return "the device, which is memory\(name),"
        case "guest": return "the virtual machine\(name)"
        case "overlay": return "the overlay"
        default: return "what lies below (\(kind))\(name)"
        }
    }

    /// The layer in a word or two, such as `loop (/images/disk.img)`.
    package var words: String { detail.map { "\(kind) (\($0))" } ?? kind }
}
