internal import CLinux

/// The file system that holds a path: statfs(2).
package struct FileSystem: Hashable, Sendable {
    /// Bytes free for this user.
    package let freeBytes: Int
    /// Bytes in all.
    package let totalBytes: Int
    /// The type's magic number.
    package let magic: Int
    /// The bytes of a block, as files are allocated in them.
    package let blockBytes: Int

    /// Asks for the file system of `path`.
    package init(of path: String) throws(SystemError) {
        var free: UInt64 = 0
        var total: UInt64 = 0
        var type: Int64 = 0
        var block: UInt64 = 0
        try SystemError.check(unsafe clinux_file_system(path, &free, &total, &type, &block), "statfs", path: path)
        freeBytes = Int(clamping: free)
        totalBytes = Int(clamping: total)
        magic = Int(type)
        blockBytes = Int(clamping: block)
    }

    /// Asks for the file system of an open file: fstatfs(2).
    package init(of file: borrowing FileHandle) throws(SystemError) {
        var free: UInt64 = 0
        var total: UInt64 = 0
        var type: Int64 = 0
        var block: UInt64 = 0
        try SystemError.check(
            unsafe clinux_file_system_of(file.descriptor, &free, &total, &type, &block),
            "fstatfs",
            path: file.path
        )
        freeBytes = Int(clamping: free)
        totalBytes = Int(clamping: total)
        magic = Int(type)
        blockBytes = Int(clamping: block)
    }

    /// True for overlayfs, the root of most containers.
    package var isOverlay: Bool { magic == 0x794c_7630 }

    /// True where the page cache is the only place of the data (tmpfs, ramfs, hugetlbfs): it can't be made cold.
    package var isMemory: Bool { magic == 0x0102_1994 || magic == 0x8584_58f6 || isHugePages }

    /// True for hugetlbfs, and for memfds with MFD_HUGETLB.
    package var isHugePages: Bool { magic == 0x9584_58f6 }
}
