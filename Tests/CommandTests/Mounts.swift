import Foundation
import Testing

/// Whether small file systems can be mounted here, found out once by mounting one.
enum Mounts {
    /// Why none can be mounted; nil where one can.
    static let obstacle: String? = {
        let folder = "/var/tmp/faultline-command-tests-mount-\(UUID().uuidString)"
        do {
            try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
            defer { _ = try? FileManager.default.removeItem(atPath: folder) }
            let mount = try Sandbox.call("mount", "-t", "tmpfs", "-o", "size=64k", "tmpfs", folder)
            guard mount.status == 0 else { return mount.error }
            let unmount = try Sandbox.call("umount", folder)
            return unmount.status == 0 ? nil : unmount.error
        } catch {
            return "\(error)"
        }
    }()
}

extension Trait where Self == ConditionTrait {
    /// The test mounts small file systems of its own.
    static var mounts: Self {
        .enabled(if: Mounts.obstacle == nil, "a small file system can't be mounted here: \(Mounts.obstacle ?? "")")
    }

    /// The test starts a Python program.
    static var python: Self {
        .enabled(if: Programs.python, "python3 is not installed")
    }

    /// The test loads a file with pandas.
    static var pandas: Self {
        .enabled(if: Programs.pandas != nil, "pandas is not installed")
    }
}

/// Programs that some tests start.
enum Programs {
    static let python = runs("python3", "-c", "")
    /// The Python that has pandas: the first of the PATH may lack what the distribution's own has.
    static let pandas = ["python3", "/usr/bin/python3"].first { runs($0, "-c", "import pandas") }

    private static func runs(_ words: String...) -> Bool {
        let answer = try? Started("/usr/bin/env", words, environment: [:], in: "/var/tmp").wait()
        return answer?.status == 0
    }
}
