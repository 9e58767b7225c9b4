internal import Glibc

/// The processes that have a file mapped: its pages stay in the page cache as long as they do.
package enum FileMappers {
    /// One of them.
    package struct Process: Hashable, Sendable {
        /// Its id.
        package let number: Int
        /// Its name (/proc/PID/comm); nil where it can't be read.
        package let name: String?
    }

    /// The processes beside this one that map an open file, as far as this user may see their maps (/proc/PID/maps), by number.
    package static func others(of file: borrowing FileHandle) -> [Process] {
        guard let identity = try? FileIdentity(ofDescriptor: file.descriptor, path: file.path) else { return [] }
        let path = ProcFile.resolve(file.path) ?? file.path
        return all(of: identity, at: path).filter { $0.number != Int(getpid()) }
    }

    /// The processes that map a file.
    ///
    /// - Parameters:
    ///   - identity: its device and inode. File systems of several volumes (btrfs) show another device there than stat(2) does: then the path
    ///     decides.
    ///   - root: what stands for `/` of another machine.
    static func all(of identity: FileIdentity, at path: String, root: String = "") -> [Process] {
        let (major, minor) = BlockDeviceFacts.numbers(of: UInt(identity.device))
        let numbers = ProcFile.names(in: root + "/proc").compactMap { Int($0) }.sorted()
        return numbers.filter { number in
            guard let maps = ProcFile.read("\(root)/proc/\(number)/maps") else { return false }
            return maps.split(separator: "\n").contains { line in
                // Start-end, rights, offset, device, inode, path.
                let words = line.split(separator: " ", maxSplits: 5, omittingEmptySubsequences: true)
                guard words.count == 6, UInt64(words[4]) == identity.inode else { return false }
                let device = words[3].split(separator: ":").compactMap { UInt32($0, radix: 16) }
                return device == [major, minor] || ProcText.trim(words[5]) == path
            }
        }.map { Process(number: $0, name: ProcFile.line("\(root)/proc/\($0)/comm")) }
    }
}
