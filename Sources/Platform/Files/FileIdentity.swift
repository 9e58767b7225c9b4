internal import Glibc

/// Which file or folder it is, whatever name leads to it: its device and its inode.
///
/// Both hold as long as somebody has it open, on file systems too that number their inodes as they are used (FUSE, overlayfs).
package struct FileIdentity: Hashable, Sendable, Codable {
    /// `st_dev` of stat(2).
    package let device: UInt64
    /// `st_ino` of stat(2).
    package let inode: UInt64

    /// An identity that was recorded.
    package init(device: UInt64, inode: UInt64) {
        self.device = device
        self.inode = inode
    }

    init(_ facts: stat) {
        device = UInt64(facts.st_dev)
        inode = UInt64(facts.st_ino)
    }

    /// The identity of an open file; throws the error of fstat(2).
    package init(ofDescriptor descriptor: Int32, path: String) throws(SystemError) {
        var facts = stat()
        guard unsafe fstat(descriptor, &facts) == 0 else {
            throw SystemError("fstat", path: path, result: -Int(errno))
        }
        self.init(facts)
    }
}

/// A file or folder of the run in whose place another one lies: nothing is written to it, and nothing removed.
package struct SwappedFile: Error, Hashable, CustomStringConvertible {
    /// Where it should lie.
    package let path: String

    /// Names the place.
    package init(_ path: String) { self.path = path }

    /// The sentence for a trial.
    package var description: String {
        "\(path) is not what this run made: it was replaced while the run went on, and was left alone"
    }
}
