internal import CLinux
internal import Glibc

/// An open file, closed once.
package struct FileHandle: ~Copyable {
    /// How a file is opened.
    package enum Mode: Sendable {
        /// O_RDONLY.
        case read
        /// O_RDWR.
        case readWrite
        /// O_RDWR of a file that must not exist yet (O_CREAT and O_EXCL): nothing is ever overwritten.
        case create

        var flags: Int32 {
            switch self {
            case .read: O_RDONLY
            case .readWrite: O_RDWR
            case .create: O_RDWR | O_CREAT | O_EXCL
            }
        }
    }

    /// The descriptor, for calls that this type does not have.
    package let descriptor: Int32
    /// The path it was opened by.
    package let path: String
    private var isOpen = true

    /// Opens a file, with O_CLOEXEC.
    ///
    /// - Parameters:
    ///   - direct: with O_DIRECT: reads and writes go past the page cache, and have to be aligned.
    ///   - followsLink: false for O_NOFOLLOW: a symbolic link in the place of the file is ELOOP.
    package init(
        _ path: String,
        _ mode: Mode = .read,
        direct: Bool = false,
        followsLink: Bool = true
    ) throws(SystemError) {
        let flags = mode.flags | (direct ? clinux_o_direct() : 0) | (followsLink ? 0 : O_NOFOLLOW)
        descriptor = try SystemError.check(unsafe clinux_open(path, flags, 0o644), "open", path: path)
        self.path = path
    }

    /// Opens or makes a file by its name in a folder that is held; a link in its place is ELOOP.
    package init(_ name: String, in folder: HeldFolder, _ mode: Mode = .read) throws(SystemError) {
        try self.init(name, in: folder.descriptor, at: folder.path, mode)
    }

    /// Opens or makes a file by its name in an open folder.
    ///
    /// - Parameter place: the folder's path, for messages.
    init(_ name: String, in folder: Int32, at place: String, _ mode: Mode) throws(SystemError) {
        path = "\(place)/\(name)"
        let opened = unsafe clinux_open_beneath(folder, name, mode.flags, 0o644)
        descriptor = try SystemError.check(opened, "open", path: path)
    }

    /// Makes sure, by fstat(2), that this is the file of that identity.
    ///
    /// - Throws: ``SwappedFile``, or SystemError.
    package func require(_ identity: FileIdentity) throws {
        guard try FileIdentity(ofDescriptor: descriptor, path: path) != identity else { return }
        throw SwappedFile(path)
    }

    deinit {
        if isOpen { _ = Glibc.close(descriptor) }
    }

    /// Closes the file and reports what close(2) says; without it the file is closed in silence.
    package consuming func close() throws(SystemError) {
        isOpen = false
        guard Glibc.close(descriptor) < 0, errno != EINTR else { return }
        throw SystemError("close", path: path, result: -Int(errno))
    }

    /// The facts of fstat(2) that Faultline needs.
    package struct Facts: Sendable {
        /// The size in bytes.
        package let size: Int
        /// The user who owns it.
        package let owner: UInt32
        /// The device's major and minor numbers.
        package let device: (major: UInt32, minor: UInt32)
        /// The bytes allocated on the device.
        package let allocated: Int
    }

    /// Asks fstat(2).
    package func facts() throws(SystemError) -> Facts {
        var size: Int64 = 0
        var blocks: UInt64 = 0
        var owner: UInt32 = 0
        var major: UInt32 = 0
        var minor: UInt32 = 0
        try SystemError.check(
            unsafe clinux_file_facts(descriptor, &size, &owner, &major, &minor, &blocks),
            "fstat",
            path: path
        )
        return Facts(size: Int(size), owner: owner, device: (major, minor), allocated: Int(blocks) * 512)
    }

    /// Reads up to `buffer.count` bytes at `offset`; fewer only at the end of the file. Returns the bytes read.
    package func read(into buffer: UnsafeMutableRawBufferPointer, at offset: Int) throws(SystemError) -> Int {
        guard let base = buffer.baseAddress else { return 0 }
        var calls: UInt64 = 0
        let got = unsafe clinux_pread_full(descriptor, base, buffer.count, Int64(offset), &calls)
        return Int(try SystemError.check(got, "pread", path: path))
    }

    /// Writes all of `buffer` at `offset`.
    package func write(_ buffer: UnsafeRawBufferPointer, at offset: Int) throws(SystemError) {
        guard let base = buffer.baseAddress else { return }
        var calls: UInt64 = 0
        let put = unsafe clinux_pwrite_full(descriptor, base, buffer.count, Int64(offset), &calls)
        try SystemError.check(put, "pwrite", path: path)
    }

    /// Writes all bytes at the descriptor's own position.
    package func append(_ bytes: [UInt8]) throws(SystemError) {
        let put = unsafe bytes.withUnsafeBytes { buffer -> Int64 in
            guard let base = buffer.baseAddress else { return 0 }
            var calls: UInt64 = 0
            return unsafe clinux_write_full(descriptor, base, buffer.count, &calls)
        }
        try SystemError.check(put, "write", path: path)
    }

    /// Gives the file the size `bytes` (ftruncate(2)).
    package func truncate(to bytes: Int) throws(SystemError) {
        guard ftruncate(descriptor, bytes) < 0 else { return }
        throw SystemError("ftruncate", path: path, result: -Int(errno))
    }

    /// Makes data (not times and owner) durable: fdatasync(2).
    package func syncData() throws(SystemError) {
        guard fdatasync(descriptor) < 0 else { return }
        throw SystemError("fdatasync", path: path, result: -Int(errno))
    }

    /// The advice to the kernel on the accesses to come.
    package enum Advice: Sendable {
        /// POSIX_FADV_NORMAL.
        case normal
        /// POSIX_FADV_SEQUENTIAL.
        case sequential
        /// POSIX_FADV_RANDOM: no readahead.
        case random
        /// POSIX_FADV_WILLNEED: what is not in the page cache is asked for, and not waited for.
        case willNeed
        /// POSIX_FADV_DONTNEED: clean pages that nobody maps are dropped from the page cache.
        case dontNeed

        /// The number that the system call takes.
        package var number: Int32 {
            switch self {
            case .normal: clinux_fadv_normal()
            case .sequential: clinux_fadv_sequential()
            case .random: clinux_fadv_random()
            case .willNeed: clinux_fadv_willneed()
            case .dontNeed: clinux_fadv_dontneed()
            }
        }
    }

    /// Gives advice on the whole file: posix_fadvise(2).
    package func advise(_ advice: Advice) throws(SystemError) {
        try SystemError.check(clinux_fadvise(descriptor, advice.number), "posix_fadvise", path: path)
    }
}

extension FileHandle {
    /// Passes the whole file on in pieces of 256 KiB.
    package func forEachPiece(_ body: ([UInt8]) throws -> Void) throws {
        var offset = 0
        while true {
            let piece = try bytes(in: offset..<offset + (256 << 10))
            if piece.isEmpty { return }
            try body(piece)
            offset += piece.count
        }
    }

    /// The bytes of a range, fewer where the file ends before it does.
    package func bytes(in range: Range<Int>) throws(SystemError) -> [UInt8] {
        var bytes = [UInt8](repeating: 0, count: range.count)
        var got = 0
        var failure: SystemError?
        unsafe bytes.withUnsafeMutableBytes { buffer in
            do throws(SystemError) {
                got = try unsafe read(into: buffer, at: range.lowerBound)
            } catch {
                failure = error
            }
        }
        if let failure { throw failure }
        bytes.removeLast(bytes.count - got)
        return bytes
    }
}
