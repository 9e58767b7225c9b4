import Foundation
import Glibc
import TestSupport
import Testing

@testable import Platform

/// How the bytes of files lie on a device, on real file systems.
@Suite struct FileExtentsTests {
    private static let bytes = [UInt8](repeating: 7, count: 64 << 10)

    /// What is found of a file that `fill` has made, and why it can't be cold.
    private func extents(
        _ directory: String = "/var/tmp",
        _ fill: (borrowing Platform.FileHandle) throws -> Void
    ) throws -> FileExtents {
        let folder = "\(directory)/faultline-extent-tests-\(UUID().uuidString)"
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let file = try Platform.FileHandle(folder + "/file", .create)
        try fill(file)
        return try FileExtents(of: file)
    }

    @Test(arguments: [1, 4096, 4097, 64 << 10])
    func `a file that was written is all data, whatever its size`(size: Int) throws {
        let found = try extents { try $0.append(Array(Self.bytes.prefix(size))) }
        #expect(found == FileExtents(bytes: size) && found.obstacle == nil)
    }

    @Test(arguments: ["/var/tmp", "/dev/shm"])
    func `a hole is found, at the end and between, with FIEMAP or without`(directory: String) throws {
        for isBetween in [false, true] {
            let found = try extents(directory) { file in
                try file.append(Self.bytes)
                try file.truncate(to: 4 * Self.bytes.count)
                guard isBetween else { return }
                try unsafe Self.bytes.withUnsafeBytes { try unsafe file.write($0, at: 3 * Self.bytes.count) }
            }
            // Without FIEMAP (tmpfs) it is known that there is one, and no more.
            #expect(directory == "/dev/shm" ? found.holes > 0 : found.holes == (isBetween ? 2 : 3) * Self.bytes.count)
            #expect(found.obstacle?.kind == .refused && found.obstacle?.reason.contains("holes") == true)
        }
    }

    @Test func `space that is allocated and not written is found`() throws {
        let found = try extents { file in
            try file.append(Self.bytes)
            try #require(posix_fallocate(file.descriptor, 0, 2 * Self.bytes.count) == 0)
        }
        #expect(found.unwritten == Self.bytes.count && found.holes == 0)
        #expect(found.obstacle?.reason.contains("unwritten extents") == true)
    }

    @Test(.enabled(if: LoopFileSystem.btrfsObstacle == nil, "\(LoopFileSystem.btrfsObstacle ?? "")"))
    func `bytes beside the inode, and compressed ones, are found on btrfs`() throws {
        let system = try LoopFileSystem(.btrfs, options: ["compress-force=zstd"])
        let compressed = try extents(system.path) { try $0.append(Self.bytes) }
        #expect(compressed.compressed == Self.bytes.count && compressed.inInode == 0)
        #expect(compressed.obstacle?.reason.contains("compressed") == true)
        let small = try extents(system.path) { try $0.append(Array(Self.bytes.prefix(1000))) }
        #expect(small.inInode == 1000 && small.obstacle?.reason.contains("inline data") == true)
    }
}
