import Foundation
import TestSupport
import Testing

/// A file system on a loop device, over a file of its own; taken down when it goes.
private final class LoopFileSystem {
    let folder: String
    private let image: String

    static let isAvailable: Bool = {
        guard geteuid() == 0, FileManager.default.fileExists(atPath: "/dev/loop-control") else { return false }
        return (try? Sandbox.call("which", "mkfs.ext4").status) == 0
    }()

    /// - Parameter directory: of the image.
    init(in directory: String = "/var/tmp") throws {
        image = "\(directory)/faultline-loop-\(UUID().uuidString.prefix(8))"
        folder = image + ".d"
        let made = try Sandbox.call(
            "bash",
            "-c",
            "truncate -s 400M \(image) && mkfs.ext4 -q -m 0 -O ^has_journal \(image) && mkdir \(folder) && mount -o loop \(image) \(folder)"
        )
        try #require(made.status == 0, "\(made.error)")
    }

    deinit {
        _ = try? Sandbox.call("umount", folder)
        _ = try? Sandbox.call("rm", "-rf", image, folder)
    }
}

/// A folder that a process shows in another place, by FUSE; taken down when it goes.
private final class BoundFolder {
    let path: String

    static let isAvailable: Bool = {
        guard geteuid() == 0, FileManager.default.fileExists(atPath: "/dev/fuse") else { return false }
        return (try? Sandbox.call("which", "bindfs").status) == 0
    }()

    init(_ folder: String) throws {
        path = folder + "-bound"
        // What serves it stays, and must keep nothing open that says that this call goes on: Foundation waits for a socket to close.
        let closing = "for f in /proc/self/fd/*; do n=${f##*/}; [ $n -gt 2 ] && eval \"exec $n>&-\"; done"
        let serving = "bindfs \(folder) \(path) >/dev/null 2>&1 </dev/null"
        let made = try Sandbox.call("bash", "-c", "mkdir \(path); \(closing); \(serving)")
        try #require(made.status == 0, "\(made.error)")
    }

    deinit {
        _ = try? Sandbox.call("umount", path)
    }
}

extension CommandTests.Measured {
    @Suite(.enabled(if: LoopFileSystem.isAvailable, "needs root, loop devices and mkfs.ext4"))
    struct LoopDeviceTests {
        @Test(arguments: ["/var/tmp", "/dev/shm"])
        func `cold on a loop device names the file below, which may lie in memory, and its bytes are counted`(
            directory: String
        ) throws {
            let sandbox = try Sandbox()
            let loop = try LoopFileSystem(in: directory)
            let run = try sandbox.run([
                "run", "--directory", loop.folder, "--output", sandbox.out + "/r", "--rounds", "2", "--file-size",
                "8MiB",
                "--cache", "cold",
            ])
            #expect(run.status == 0, "\(run.error)")
            let text = run.output.split(whereSeparator: \.isWhitespace).joined(separator: " ")
            #expect(text.contains("cold above the loop device (\(directory)/faultline-loop-"))
            #expect(text.contains(") only: the file under the loop device"))
            let result = try sandbox.result("r")
            let layers = result.root["environment"]["file_system"]["layers"].list
            #expect(layers.first?["kind"].text == "loop")
            #expect(layers.dropFirst().contains { $0["kind"].text == "memory" } == (directory == "/dev/shm"))
            for engine in result.engines {
                #expect(engine.texts("status") == ["valid", "valid"], "\(engine.name): \(engine.texts("reason"))")
                #expect(engine.numbers("device_read_bytes").allSatisfy { ($0 ?? 0) >= 8_388_608 }, "\(engine.name)")
            }
            let doctor = try sandbox.run(["doctor", "--directory", loop.folder])
            #expect(doctor.output.contains("loop device") && !doctor.output.contains("--directory \(loop.folder)"))
        }

        @Test(.enabled(if: BoundFolder.isAvailable, "needs root and bindfs"))
        func `cold on a file system by a process is cold above that alone, and no bytes are counted`() throws {
            let sandbox = try Sandbox()
            let folder = try BoundFolder(sandbox.data)
            let run = try sandbox.run([
                "run", "--directory", folder.path, "--output", sandbox.out + "/r", "--rounds", "2", "--file-size",
                "8MiB", "--cache", "cold",
            ])
            #expect(run.status == 0, "\(run.error)")
            let text = run.output.split(whereSeparator: \.isWhitespace).joined(separator: " ")
            #expect(text.contains("cold above the FUSE file system (fuse"), "\(run.output)")
            for engine in try sandbox.result("r").engines {
                #expect(engine.texts("status") == ["valid", "valid"], "\(engine.name): \(engine.texts("reason"))")
            }
        }
    }
}
