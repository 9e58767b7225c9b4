import FoundationEssentials

/// A tree of small files that stands in for /proc and /sys of another machine; removed when it goes.
final class FixtureTree {
    /// The directory that stands for `/`, without symbolic links.
    let root: String

    /// Makes a tree of files by their paths and texts, and of symbolic links by their paths and targets.
    init(_ files: [String: String], links: [String: String] = [:]) throws {
        let manager = FileManager.default
        let directory = manager.temporaryDirectory.appending(path: "host-facts-\(UUID().uuidString)")
        root = directory.resolvingSymlinksInPath().path
        for (path, text) in files {
            try Self.makeParent(of: root + path)
            try Data(text.utf8).write(to: URL(filePath: root + path))
        }
        for (path, target) in links {
            try Self.makeParent(of: root + path)
            try manager.createSymbolicLink(atPath: root + path, withDestinationPath: target)
        }
    }

    deinit { try? FileManager.default.removeItem(atPath: root) }

    private static func makeParent(of path: String) throws {
        let parent = path.split(separator: "/").dropLast().joined(separator: "/")
        try FileManager.default.createDirectory(atPath: "/" + parent, withIntermediateDirectories: true)
    }
}
