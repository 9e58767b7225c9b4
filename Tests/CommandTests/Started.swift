import Foundation
import Testing

/// What a process left: how it ended, and what it printed.
struct Outcome {
    /// The exit code; minus the signal's number where a signal ended it.
    let status: Int
    let output: String
    let error: String

    /// The lines of standard error.
    var errorLines: [Substring] { error.split(separator: "\n") }

    /// Expects a refusal: this code, nothing on standard output, one line on standard error that holds these texts, and no usage text.
    func expectRefusal(
        _ code: Int,
        naming texts: String...,
        sourceLocation: SourceLocation = #_sourceLocation
    ) {
        #expect(status == code, "\(error)", sourceLocation: sourceLocation)
        #expect(output == "", sourceLocation: sourceLocation)
        #expect(errorLines.count == 1 && error.hasSuffix("\n"), "\(error)", sourceLocation: sourceLocation)
        #expect(error.hasPrefix("faultline: "), "\(error)", sourceLocation: sourceLocation)
        #expect(!error.localizedCaseInsensitiveContains("usage:"), "\(error)", sourceLocation: sourceLocation)
        for text in texts { #expect(error.contains(text), "\(error)", sourceLocation: sourceLocation) }
    }
}

/// A process that was started; its output goes to files, so that it never waits for a reader.
final class Started {
    private let process = Process()
    private let base: String
    private let deadline: Date
    private static let patience = 300.0

    /// The process.
    var id: Int32 { process.processIdentifier }
    /// True until it has ended.
    var isRunning: Bool { process.isRunning }

    init(_ program: String, _ arguments: [String], environment: [String: String], in folder: String) throws {
        base = FileManager.default.temporaryDirectory.path() + "/faultline-command-tests-\(UUID().uuidString)"
        // What has not ended by then hangs: the longest of these processes take some seconds alone, on the slowest build.
        deadline = Date(timeIntervalSinceNow: Self.patience)
        process.executableURL = URL(filePath: program)
        process.arguments = arguments
        process.currentDirectoryURL = URL(filePath: folder)
        var all = ProcessInfo.processInfo.environment
        for name in ["CI", "NO_COLOR"] { all[name] = nil }
        all["TERM"] = "xterm"
        // A lock of its own for each sandbox: runs of tests beside each other are no two runs at once.
        if folder.hasPrefix("/var/tmp/") { all["XDG_RUNTIME_DIR"] = try Self.runtimeFolder(of: folder) }
        process.environment = all.merging(environment) { $1 }
        process.standardInput = FileHandle.nullDevice
        process.standardOutput = try Self.create(base + ".out")
        process.standardError = try Self.create(base + ".err")
        try process.run()
    }

    deinit {
        if process.isRunning { kill(id, SIGKILL) }
        for ending in [".out", ".err"] { try? FileManager.default.removeItem(atPath: base + ending) }
    }

    /// Where processes of a folder have their lock: beside it, so that nothing is in it that a test did not put there.
    private static func runtimeFolder(of folder: String) throws -> String {
        let path = folder + "-runtime"
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
        return path
    }

    private static func create(_ path: String) throws -> FileHandle {
        try Data().write(to: URL(filePath: path))
        return try FileHandle(forWritingTo: URL(filePath: path))
    }

    /// What it has printed to standard error so far.
    var error: String { Self.text(base + ".err") }

    private static func text(_ path: String) -> String {
        String(decoding: (try? Data(contentsOf: URL(filePath: path))) ?? Data(), as: UTF8.self)
    }

    /// Waits until something is so; fails the test when it takes five minutes or the process ends before.
    func wait(_ what: String, until condition: () throws -> Bool) throws {
        while try !condition() {
            try #require(process.isRunning, "ended before \(what): \(error)")
            try #require(Date() < deadline, "no \(what) within \(Self.patience) s: \(error)")
            usleep(1000)
        }
    }

    /// Waits for the end; kills it, and fails the test, after five minutes.
    func wait() throws -> Outcome {
        while process.isRunning {
            if Date() >= deadline {
                kill(id, SIGKILL)
                Issue.record("still running after \(Self.patience) s: \(error)")
                break
            }
            usleep(1000)
        }
        process.waitUntilExit()
        let code = Int(process.terminationStatus)
        return Outcome(
            status: process.terminationReason == .uncaughtSignal ? -code : code,
            output: Self.text(base + ".out"),
            error: Self.asReleased(error)
        )
    }

    /// Without the line in which a debug build says what it is: tests run with either.
    private static func asReleased(_ error: String) -> String {
        guard
            let line = error.firstRange(
                of: "faultline: a debug build: its figures say nothing; use swift build -c release\n"
            )
        else {
            return error
        }
        return String(error[..<line.lowerBound] + error[line.upperBound...])
    }

    /// Sends a signal.
    func send(_ signal: Int32) { kill(id, signal) }

    /// The processes that have this one as parent, by /proc.
    var children: [Int32] { Self.children(of: id) }

    /// The processes that have another one as parent.
    static func children(of process: Int32) -> [Int32] {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: "/proc")) ?? []
        return names.compactMap { Int32($0) }.filter { parent(of: $0) == process }
    }

    /// The parent of a process that has not ended; nil if it has.
    private static func parent(of process: Int32) -> Int32? {
        guard let stat = try? String(contentsOfFile: "/proc/\(process)/stat", encoding: .utf8),
            let end = stat.lastIndex(of: ")")
        else { return nil }
        let fields = stat[end...].split(separator: " ")
        return fields[1] == "Z" ? nil : Int32(fields[2])
    }

    /// Waits for processes to end that somebody else ends, for a minute at most; returns those that have not.
    static func left(of processes: [Int32]) -> [Int32] {
        let deadline = Date(timeIntervalSinceNow: 60)
        while processes.contains(where: isAlive), Date() < deadline { usleep(1000) }
        return processes.filter(isAlive)
    }

    /// True while a process is there and has not ended.
    static func isAlive(_ process: Int32) -> Bool { parent(of: process) != nil }
}
