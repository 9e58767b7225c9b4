import Foundation
import TestSupport
import Testing

/// A control group of a test's own with the memory controller, of version 1 or 2; removed when it goes.
private final class MemoryGroup {
    let path: String
    private let peak: String

    /// The folder of the hierarchy that has the memory controller, and the file that has the most that was charged; nil where no group can
    /// be made.
    private static let place: (folder: String, peak: String)? = {
        guard geteuid() == 0 else { return nil }
        let table = (try? String(contentsOfFile: "/proc/mounts", encoding: .utf8)) ?? ""
        for line in table.split(separator: "\n") {
            let words = line.split(separator: " ")
            guard words.count > 3 else { continue }
            let folder = String(words[1])
            if words[2] == "cgroup", words[3].split(separator: ",").contains("memory") {
                return (folder, "memory.max_usage_in_bytes")
            }
            let controllers = try? String(contentsOfFile: folder + "/cgroup.subtree_control", encoding: .utf8)
            // memory.peak is there since Linux 5.19.
            if words[2] == "cgroup2", controllers?.contains("memory") == true { return (folder, "memory.peak") }
        }
        return nil
    }()

    static var isAvailable: Bool { place != nil }

    init() throws {
        let place = try #require(Self.place)
        path = place.folder + "/faultline-test-\(UUID().uuidString)"
        peak = "\(path)/\(place.peak)"
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: false)
    }

    /// The most that was charged to the group, in bytes.
    var peakBytes: Int {
        get throws {
            let text = try String(contentsOfFile: peak, encoding: .utf8)
            return try #require(Int(text.trimmingCharacters(in: .whitespacesAndNewlines)))
        }
    }

    deinit { _ = try? Sandbox.call("rmdir", path) }
}

extension CommandTests.Measured {
    @Suite(.enabled(if: MemoryGroup.isAvailable, "needs root, and control groups with the memory controller"))
    struct ChargeTests {
        @Test func `the data of a run is charged to the control group that measures`() throws {
            let sandbox = try Sandbox()
            var charged: [Int] = []
            for size in [16, 144] {
                let group = try MemoryGroup()
                let run = try sandbox.shell(
                    "echo $$ > \(group.path)/cgroup.procs && exec $F run --directory $D --output $O/r\(size) --rounds 2 "
                        + "--min-trial 10ms --file-size \(size)MiB --pattern random"
                )
                #expect(run.status == 0, "\(run.error)")
                charged.append(try group.peakBytes)
            }
            // The program itself, and what it calibrates, is charged to both; the files are 128 MiB apart.
            #expect(charged[1] - charged[0] > 96 << 20, "\(charged)")
        }
    }
}
