import Foundation
import Glibc

/// A file system in an image, on a loop device, taken down when it goes. One of ext4 can lose its power: what its journal has not written
/// to the image is gone then.
///
/// The kernel's way of testing that (EXT4_IOC_SHUTDOWN with EXT4_GOING_FLAGS_NOLOGFLUSH, fs/ext4/ioctl.c) drops what the file system
/// has in memory, not what a device has in a cache of its own.
package final class LoopFileSystem {
    /// Where it is mounted.
    package let path: String
    private let folder: String
    private let options: String
    private var isMounted = false

    /// Why there is no ext4 file system of that sort here; nil where there is.
    package static let obstacle: String? = obstacle { try LoopFileSystem() }
    /// Why there is no btrfs.
    package static let btrfsObstacle: String? = obstacle { try LoopFileSystem(.btrfs) }

    private static func obstacle(_ make: () throws -> LoopFileSystem) -> String? {
        guard geteuid() == 0 else { return "mounting an image needs root" }
        do {
            _ = try make()
            return nil
        } catch {
            return "an image can't be mounted here: \(error)"
        }
    }

    /// What is in the image.
    package enum Kind: Sendable {
        case ext4
        /// Of 256 MiB, which are not all taken.
        case btrfs

        fileprivate var words: [String] {
            switch self {
            case .ext4: ["mkfs.ext4", "-q", "-F"]
            case .btrfs: ["mkfs.btrfs", "-q", "-f"]
            }
        }
        fileprivate var bytes: Int { self == .ext4 ? 32 << 20 : 256 << 20 }
    }

    package struct Failure: Error, CustomStringConvertible {
        package let description: String
    }

    /// - Parameters:
    ///   - directory: where the image is made.
    ///   - options: of mount(8), beside `loop`.
    package init(_ kind: Kind = .ext4, in directory: String = "/var/tmp", options: [String] = []) throws {
        self.options = (["loop"] + options).joined(separator: ",")
        folder = "\(directory)/faultline-loop-tests-\(UUID().uuidString.prefix(8))"
        path = folder + "/mount"
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
        let image = folder + "/image"
        guard FileManager.default.createFile(atPath: image, contents: nil), unsafe truncate(image, kind.bytes) == 0
        else {
            throw Failure(description: "no image")
        }
        try Self.call(kind.words + [image])
        try mount()
    }

    deinit {
        if isMounted { try? Self.call(["umount", "-l", path]) }
        try? FileManager.default.removeItem(atPath: folder)
    }

    private func mount() throws {
        try Self.call(["mount", "-o", options, folder + "/image", path])
        isMounted = true
    }

    /// Every call fails from now on, and what was not on disk is lost.
    package func cutPower() throws {
        let descriptor = unsafe open(path, O_RDONLY | O_DIRECTORY)
        defer { close(descriptor) }
        var flags: UInt32 = 2
        guard unsafe ioctl(descriptor, 0x8004_587d, &flags) == 0 else {
            throw Failure(description: unsafe String(cString: strerror(errno)))
        }
    }

    /// Mounts it again, as after a power cut. No file of it may be open.
    package func powerUp() throws {
        try Self.call(["umount", path])
        isMounted = false
        try mount()
    }

    /// The transactions that the journal of the file system has written so far; nil where the kernel does not tell.
    package var transactions: Int? {
        var facts = stat()
        guard unsafe stat(path, &facts) == 0,
            let name = try? FileManager.default.destinationOfSymbolicLink(
                atPath: "/sys/dev/block/\(facts.st_dev >> 8):\(facts.st_dev & 0xff)"
            ).split(separator: "/").last,
            let text = try? String(contentsOfFile: "/proc/fs/jbd2/\(name)-8/info", encoding: .utf8)
        else { return nil }
        return text.split(separator: " ").first.flatMap { Int($0) }
    }

    private static func call(_ words: [String]) throws {
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.arguments = words
        process.environment = ["PATH": "/usr/sbin:/usr/bin:/sbin:/bin"]
        let errors = Pipe()
        process.standardError = errors
        process.standardOutput = FileHandle.nullDevice
        try process.run()
        let text = errors.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        guard process.terminationStatus == 0 else {
            throw Failure(description: "\(words[0]): \(String(decoding: text, as: UTF8.self))")
        }
    }
}
