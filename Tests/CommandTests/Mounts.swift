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

    /// The test reads OpenMetrics with Prometheus' own parser.
    static var prometheusClient: Self {
        .enabled(if: Programs.prometheusClient != nil, "prometheus_client is not installed")
    }

    /// The test validates JSON by a schema.
    static var jsonschema: Self {
        .enabled(if: Programs.jsonschema != nil, "jsonschema is not installed")
    }

    /// The test has fio parse a job file.
    static var fio: Self {
        .enabled(if: Programs.fio, "fio is not installed")
    }
}

/// Programs that some tests start.
enum Programs {
    static let python = runs("python3", "-c", "")
    /// The Python that has pandas: the first of the PATH may lack what the distribution's own has.
    static let pandas = interpreter(with: "pandas")
    /// The Python that has prometheus_client.
    static let prometheusClient = interpreter(with: "prometheus_client")
    /// The Python that has a jsonschema which knows draft 2020-12.
    static let jsonschema = interpreter(with: "jsonschema; jsonschema.Draft202012Validator")
    static let fio = runs("fio", "--version")

    private static func interpreter(with module: String) -> String? {
        ["python3", "/usr/bin/python3"].first { runs($0, "-c", "import \(module)") }
    }

    private static func runs(_ words: String...) -> Bool {
        let answer = try? Started("/usr/bin/env", words, environment: [:], in: "/var/tmp").wait()
        return answer?.status == 0
    }
}
