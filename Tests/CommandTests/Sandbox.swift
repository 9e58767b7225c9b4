import Foundation
import TestSupport
import Testing

/// A folder on disk for one test: data files go to `data`, results to `out`. Removed at the end.
final class Sandbox {
    let path: String
    var data: String { path + "/data" }
    var out: String { path + "/out" }
    private var mounts: [String] = []

    init() throws {
        path = "/var/tmp/faultline-command-tests-\(UUID().uuidString)"
        for folder in ["data", "out"] {
            try FileManager.default.createDirectory(atPath: "\(path)/\(folder)", withIntermediateDirectories: true)
        }
    }

    deinit {
        JSONDocuments.check(in: [out, path])
        for mount in mounts.reversed() { _ = try? Sandbox.call("umount", "-l", mount) }
        for folder in [path, path + "-runtime"] { try? FileManager.default.removeItem(atPath: folder) }
    }

    /// Writes a file and returns its path.
    func file(_ name: String, _ text: String) throws -> String {
        try file(name, Data(text.utf8))
    }

    /// Writes a file and returns its path.
    func file(_ name: String, _ bytes: Data) throws -> String {
        try bytes.write(to: URL(filePath: "\(path)/\(name)"))
        return "\(path)/\(name)"
    }

    /// A small file system in memory. Only tests with the trait `.mounts` can have one.
    func mount(size: String) throws -> String { try mount("tmpfs", options: "size=\(size)") }

    /// A file system in memory of this type.
    func mount(_ type: String, options: String) throws -> String {
        let folder = "\(path)/mount-\(mounts.count)"
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        let answer = try Sandbox.call("mount", "-t", type, "-o", options, type, folder)
        try #require(answer.status == 0, "\(answer.error)")
        mounts.append(folder)
        return folder
    }

    /// The names in a folder, sorted.
    func names(in folder: String) -> [String] {
        ((try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []).sorted()
    }

    /// What was left in the data folder.
    var leftovers: [String] { names(in: data) }
    /// The files of results.
    var results: [String] { names(in: out) }

    /// The text of a file.
    func text(_ name: String) throws -> String {
        String(decoding: try Data(contentsOf: URL(filePath: "\(path)/\(name)")), as: UTF8.self)
    }

    /// A result of this name in `out`.
    func result(_ name: String) throws -> ResultFile { try ResultFile(text: text("out/\(name).json")) }

    /// The arguments of a short run over 8 MiB into `out/NAME`, which prints its figures, too.
    func arguments(_ name: String = "r", rounds: String = "1", minTrial: String = "1ms", _ more: String...) -> [String]
    {
        let place = [
            "run", "--directory", data, "--output", "\(out)/\(name)", "--rounds", rounds, "--min-trial", minTrial,
            "--details",
        ]
        let size =
            more.contains("--file-size") || more.contains { $0.hasSuffix(".yaml") } ? [] : ["--file-size", "8MiB"]
        return place + size + more
    }

    /// Runs the binary and waits for its end.
    func run(_ arguments: [String], environment: [String: String] = [:]) throws -> Outcome {
        try start(arguments, environment: environment).wait()
    }

    /// Runs the binary, which leaves a result `out/NAME`, until no trial is invalid and nothing else disturbed it: reclaim may take
    /// pages of a warm file at any moment, and a trial says so instead of a figure. Trials that failed or were refused stay.
    func measure(
        _ arguments: [String],
        as name: String = "r",
        until isUndisturbed: (ResultFile) throws -> Bool = { _ in true }
    ) throws -> (run: Outcome, result: ResultFile) {
        try undisturbed(until: { run, result in try !result.isDisturbed && isUndisturbed(result) }) {
            for ending in ["csv", "json"] { try? FileManager.default.removeItem(atPath: "\(out)/\(name).\(ending)") }
            let run = try run(arguments)
            #expect(run.status == 0 || run.status == 4, "\(run.error)")
            return (run, try result(name))
        }
    }

    /// Starts the binary.
    func start(
        _ arguments: [String],
        binary: String? = Binary.path,
        environment: [String: String] = [:]
    ) throws -> Started {
        try Started(try #require(binary), arguments, environment: environment, in: path)
    }

    /// Runs a line of shell in the sandbox, with the binary as "$F".
    func shell(_ line: String) throws -> Outcome {
        let binary = try #require(Binary.path)
        return try Started("/bin/bash", ["-c", line], environment: ["F": binary, "D": data, "O": out], in: path).wait()
    }

    static func call(_ words: String...) throws -> Outcome {
        try Started("/usr/bin/env", words, environment: [:], in: "/var/tmp").wait()
    }
}
