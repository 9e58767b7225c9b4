import Foundation
import Testing

/// The real binary, in processes of its own.
enum Program {
    /// What a process left behind.
    struct Outcome {
        /// The exit code; minus the signal's number where a signal ended it.
        let status: Int
        let output: String
        let error: String
    }

    /// The binary's path: FAULTLINE_BINARY, or what was built together with these tests.
    static let path: String? = {
        let given = ProcessInfo.processInfo.environment["FAULTLINE_BINARY"]
        let beside = URL(filePath: "/proc/self/exe").resolvingSymlinksInPath().deletingLastPathComponent()
        let path = given ?? beside.appending(path: "faultline").path()
        return FileManager.default.isExecutableFile(atPath: path) ? path : nil
    }()

    /// Runs the binary and waits for its end.
    static func run(_ arguments: [String], in folder: Scratch) throws -> Outcome {
        try run(try #require(path), arguments, in: folder)
    }

    /// Runs a line of shell, with the binary as "$F".
    static func shell(_ line: String, in folder: Scratch) throws -> Outcome {
        try run("/bin/bash", ["-c", line], in: folder)
    }

    /// Output goes to files, so that no process waits for a reader. Nothing of the environment reaches the program, or a terminal's
    /// width would decide what help looks like.
    private static func run(_ program: String, _ arguments: [String], in folder: Scratch) throws -> Outcome {
        let process = Process()
        process.executableURL = URL(filePath: program)
        process.arguments = arguments
        process.currentDirectoryURL = URL(filePath: folder.path)
        process.environment = [
            "PATH": "/usr/local/bin:/usr/bin:/bin", "TERM": "xterm", "F": path ?? "", "XDG_RUNTIME_DIR": folder.runtime,
        ]
        process.standardInput = FileHandle.nullDevice
        process.standardOutput = try folder.handle(".out")
        process.standardError = try folder.handle(".err")
        try process.run()
        process.waitUntilExit()
        let code = Int(process.terminationStatus)
        return Outcome(
            status: process.terminationReason == .uncaughtSignal ? -code : code,
            output: String(decoding: try folder.bytes(".out"), as: UTF8.self),
            error: String(decoding: try folder.bytes(".err"), as: UTF8.self)
        )
    }
}

/// Fails a suite as a whole, once, when there is no binary: a pin that can't be looked at is not a success.
struct ProgramTrait: SuiteTrait {
    struct Missing: Error, CustomStringConvertible {
        let description = "no faultline binary: set FAULTLINE_BINARY to its path, or build the package with its tests"
    }

    func prepare(for test: Test) async throws {
        if Program.path == nil { throw Missing() }
    }
}

extension Trait where Self == ProgramTrait {
    /// The suite starts the binary.
    static var program: Self { Self() }
}

/// All pins.
@Suite(.program)
enum Pins {}
