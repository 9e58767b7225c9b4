import Foundation

/// A folder on disk for one test, removed when it goes.
final class Scratch {
    let path = "/var/tmp/faultline-pins-\(UUID().uuidString)"

    init() throws {
        for folder in [path, runtime] {
            try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        }
    }

    deinit {
        for folder in [path, runtime] { try? FileManager.default.removeItem(atPath: folder) }
    }

    /// Where the program has its lock: runs of others on the machine are no second run. Beside the folder, which holds only what a test
    /// put there.
    var runtime: String { path + "-runtime" }

    /// Copies a file, or a folder with all that is in it.
    func copy(_ source: URL, as name: String) throws {
        try FileManager.default.copyItem(at: source, to: URL(filePath: "\(path)/\(name)"))
    }

    func write(_ text: String, to name: String) throws {
        try Data(text.utf8).write(to: URL(filePath: "\(path)/\(name)"))
    }

    func bytes(_ name: String) throws -> [UInt8] {
        [UInt8](try Data(contentsOf: URL(filePath: "\(path)/\(name)")))
    }

    /// An empty file to write to.
    func handle(_ name: String) throws -> FileHandle {
        try write("", to: name)
        return try FileHandle(forWritingTo: URL(filePath: "\(path)/\(name)"))
    }

    /// The names in it, sorted, without what processes have printed.
    func names() throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: path).filter { !$0.hasPrefix(".") }.sorted()
    }
}
