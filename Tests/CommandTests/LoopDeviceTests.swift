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

    init() throws {
        image = "/var/tmp/faultline-loop-\(UUID().uuidString.prefix(8))"
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

extension CommandTests.Measured {
    @Suite(.enabled(if: LoopFileSystem.isAvailable, "needs root, loop devices and mkfs.ext4"))
    struct LoopDeviceTests {
        @Test func `cold on a loop device names the file below, and its bytes are counted or empty`() throws {
            let sandbox = try Sandbox()
            let loop = try LoopFileSystem()
            let run = try sandbox.run([
                "run", "--directory", loop.folder, "--output", sandbox.out + "/r", "--rounds", "2", "--file-size",
                "8MiB",
                "--cache", "cold",
            ])
            #expect(run.status == 0, "\(run.error)")
            let text = run.output.split(whereSeparator: \.isWhitespace).joined(separator: " ")
            #expect(text.contains("the file under the loop device"))
            let result = try sandbox.result("r")
            let layers = result.root["environment"]["file_system"]["layers"].list
            #expect(layers.first?["kind"].text == "loop")
            for engine in result.engines {
                #expect(engine.numbers("device_read_bytes").allSatisfy { $0 != 0 }, "\(engine.name)")
            }
            let doctor = try sandbox.run(["doctor", "--directory", loop.folder])
            #expect(doctor.output.contains("loop device") && !doctor.output.contains("--directory \(loop.folder)"))
        }
    }
}
