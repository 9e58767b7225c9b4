import Foundation
import Testing

/// A control group (version 2) of a test's own, with limits on hugetlb pages; removed, and the controller switched off again if it
/// was, when it goes.
final class ControlGroup {
    let path: String
    private let hadController: Bool

    private static let mount: String? = {
        let table = (try? String(contentsOfFile: "/proc/mounts", encoding: .utf8)) ?? ""
        let line = table.split(separator: "\n").first { $0.split(separator: " ").dropFirst(2).first == "cgroup2" }
        return line?.split(separator: " ").dropFirst().first.map(String.init)
    }()

    /// True where a group can be given limits on hugetlb pages.
    static var isAvailable: Bool {
        guard let mount, let text = try? String(contentsOfFile: mount + "/cgroup.controllers", encoding: .utf8) else {
            return false
        }
        return text.split(whereSeparator: \.isWhitespace).contains("hugetlb")
    }

    init(limits: [String: String]) throws {
        let mount = try #require(Self.mount)
        let switches = mount + "/cgroup.subtree_control"
        hadController = try String(contentsOfFile: switches, encoding: .utf8).contains("hugetlb")
        path = mount + "/faultline-test-\(UUID().uuidString)"
        if !hadController { try Self.write("+hugetlb", to: switches) }
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: false)
        for (name, value) in limits { try Self.write(value, to: path + "/" + name) }
    }

    deinit {
        _ = try? Sandbox.call("rmdir", path)
        guard !hadController, let mount = Self.mount else { return }
        try? Self.write("-hugetlb", to: mount + "/cgroup.subtree_control")
    }

    /// Files of control groups take what is written at once, and can't be replaced.
    private static func write(_ text: String, to path: String) throws {
        let file = try FileHandle(forWritingTo: URL(filePath: path))
        try file.write(contentsOf: Data(text.utf8))
        try file.close()
    }
}
