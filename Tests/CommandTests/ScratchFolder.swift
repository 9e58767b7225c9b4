import Foundation
import Results
import TestSupport
import Testing

/// A folder of a test's own, for its files and for the data of its runs.
final class ScratchFolder {
    struct Answer {
        let code: Int32
        let output: String
        let errors: String
    }

    /// A case of each kind, small; and one that is refused where the data lies in memory.
    private static let suites = [
        "every": """
        min-trial: 1ms
        latency: all
        workloads:
          - {name: warm, pattern: random, file-size: 4MiB, engines: [pread, mmap]}
          - {name: small, kind: small-files, files: 16, engines: [read, mmap]}
          - {name: mixed, operation: mixed, pattern: random, file-size: 4MiB, durability: end, operations: 16, engines: [mmap]}
          - {name: cold, cache: cold, file-size: 4MiB, engines: [mmap]}
          - {name: apart, pattern: random, file-size: 4MiB, threads: 2, sharing: processes, engines: [mmap]}
          - {name: beside, pattern: random, file-size: 4MiB, spinners: 1, engines: [mmap]}
          - {name: fresh, backing: anonymous, file-size: 4MiB, engines: [mmap]}
          - {name: open, pattern: random, file-size: 1MiB, rate: 50000, engines: [pread, mmap]}
          - {name: pages, file-size: 4MiB, backing: memfd, huge-pages: thp, numa: local, engines: [read]}

        """,
        "talk": """
        min-trial: 1ms
        workloads:
          - {name: talk, kind: exchange, cpus: same, engines: [pipe, shared-memory]}

        """,
        "late": """
        min-trial: 1ms
        workloads:
          - {name: late, operation: write, pattern: random, file-size: 4MiB, writeback: beyond, engines: [mmap]}

        """,
        "warm": """
        min-trial: 1ms
        workloads:
          - {name: warm, pattern: random, file-size: 4MiB, engines: [pread, mmap, "mmap:advice=random"]}
          - {name: alone, pattern: random, file-size: 4MiB, engines: [pread]}

        """,
        "smaller": """
        min-trial: 1ms
        workloads:
          - {name: warm, pattern: random, file-size: 2MiB, engines: [pread, mmap]}

        """,
        "memory": """
        min-trial: 1ms
        workloads:
          - {name: cold, cache: cold, file-size: 1MiB, engines: [mmap]}
          - {name: warm, file-size: 1MiB, engines: [mmap]}

        """,
    ]

    let path: String

    init() throws {
        let name = "/var/tmp/documentation-tests-\(UUID().uuidString.prefix(8))"
        try FileManager.default.createDirectory(atPath: name + "/data", withIntermediateDirectories: true)
        path = name
    }

    deinit {
        JSONDocuments.check(in: [path])
        try? FileManager.default.removeItem(atPath: path)
    }

    func write(_ text: String, to name: String) throws {
        let folder = "\(path)/\(name)".split(separator: "/").dropLast().joined(separator: "/")
        try FileManager.default.createDirectory(atPath: "/" + folder, withIntermediateDirectories: true)
        try text.write(toFile: "\(path)/\(name)", atomically: false, encoding: .utf8)
    }

    func read(_ name: String) throws -> String { try String(contentsOfFile: "\(path)/\(name)", encoding: .utf8) }

    func has(_ name: String) -> Bool { FileManager.default.fileExists(atPath: "\(path)/\(name)") }

    func json(_ name: String) throws -> JSONValue { try JSONValue(parsing: Array(try read(name).utf8)) }

    /// Runs the binary here and waits for it.
    func run(_ arguments: [String]) throws -> Answer {
        let process = try start(arguments, in: UUID().uuidString)
        process.process.waitUntilExit()
        let output = try read(process.name + ".out")
        return Answer(code: process.process.terminationStatus, output: output, errors: try read(process.name + ".err"))
    }

    /// Measures one of the suites above; 4 is the exit code if no trial was valid.
    @discardableResult
    func measure(_ suite: String, rounds: Int, directory: String? = nil, accepted: [Int32] = [0]) throws -> Answer {
        try write(Self.suites[suite] ?? "", to: suite + ".yaml")
        let place = directory ?? path + "/data"
        // A trial whose pages were reclaimed has fewer figures.
        let answer = try undisturbed(until: { try $0.code != 0 || !read(suite + ".csv").contains(",invalid,") }) {
            for ending in ["csv", "json"] { try? FileManager.default.removeItem(atPath: "\(path)/\(suite).\(ending)") }
            return try run([
                "run", suite + ".yaml", "--rounds", "\(rounds)", "--output", suite, "--directory", place,
            ])
        }
        #expect(accepted.contains(answer.code), "\(answer.errors)")
        return answer
    }

    /// Makes the journal of a run that was killed after its first round.
    func makeJournal(at name: String) throws {
        let suffix = ".partial.jsonl"
        try #require(name.hasSuffix(suffix))
        let (process, _) = try start(
            [
                "run", "--file-size", "1MiB", "--min-trial", "1ms", "--rounds", "10000", "--directory", path + "/data",
                "--output", String(name.dropLast(suffix.count)),
            ],
            in: "killed"
        )
        let deadline = Date(timeIntervalSinceNow: 300)
        while process.isRunning, Date() < deadline {
            if let text = try? read(name), text.count(where: \.isNewline) >= 3 { break }
            Thread.sleep(forTimeInterval: 0.02)
        }
        kill(process.processIdentifier, SIGKILL)
        process.waitUntilExit()
    }

    private func start(_ arguments: [String], in name: String) throws -> (process: Process, name: String) {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: Documentation.binary)
        process.arguments = arguments
        process.currentDirectoryURL = URL(fileURLWithPath: path)
        process.environment = ProcessInfo.processInfo.environment.merging(["XDG_RUNTIME_DIR": path]) { $1 }
        process.standardInput = FileHandle.nullDevice
        for (ending, isOutput) in [(".out", true), (".err", false)] {
            try write("", to: name + ending)
            let handle = try #require(FileHandle(forWritingAtPath: "\(path)/\(name)\(ending)"))
            if isOutput { process.standardOutput = handle } else { process.standardError = handle }
        }
        try process.run()
        return (process, name)
    }
}
