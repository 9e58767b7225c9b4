import Foundation
import TestSupport
import Testing

/// A control group with a CPU quota of its own, of version 1 or 2; removed when it goes.
private final class QuotaGroup {
    let path: String
    private let limits: [String: String]

    /// The hierarchy that has the cpu controller, and how a quota of half a CPU is written there, with the greatest weight, so that whoever
    /// else computes leaves it more than that; nil where no group can be made.
    private static let place: (folder: String, limits: [String: String])? = {
        guard geteuid() == 0 else { return nil }
        let table = (try? String(contentsOfFile: "/proc/mounts", encoding: .utf8)) ?? ""
        for line in table.split(separator: "\n") {
            let words = line.split(separator: " ")
            guard words.count > 3 else { continue }
            let folder = String(words[1])
            if words[2] == "cgroup", words[3].split(separator: ",").contains("cpu") {
                return (folder, ["cpu.cfs_period_us": "20000", "cpu.cfs_quota_us": "10000", "cpu.shares": "262144"])
            }
            let controllers = try? String(contentsOfFile: folder + "/cgroup.subtree_control", encoding: .utf8)
            if words[2] == "cgroup2", controllers?.contains("cpu") == true {
                return (folder, ["cpu.max": "10000 20000", "cpu.weight": "10000"])
            }
        }
        return nil
    }()

    static var isAvailable: Bool { place != nil }

    init() throws {
        let place = try #require(Self.place)
        path = place.folder + "/faultline-test-\(UUID().uuidString)"
        limits = place.limits
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: false)
        for (name, value) in limits {
            let file = try FileHandle(forWritingTo: URL(filePath: path + "/" + name))
            try file.write(contentsOf: Data(value.utf8))
            try file.close()
        }
    }

    deinit { _ = try? Sandbox.call("rmdir", path) }
}

extension CommandTests.Measured {
    @Suite(.enabled(if: QuotaGroup.isAvailable, "needs root, and control groups with the cpu controller"))
    struct QuotaTests {
        @Test func `a CPU quota is recorded, warned of, and not called the doing of others`() throws {
            let sandbox = try Sandbox()
            let group = try QuotaGroup()
            let command = "echo $$ > \(group.path)/cgroup.procs && exec $F "
            let run = try sandbox.shell(
                command
                    + "run --details --directory $D --output $O/r --rounds 2 --min-trial 200ms --file-size 1MiB --pattern random"
            )
            #expect(run.status == 0, "\(run.error)")
            let result = try sandbox.result("r")
            #expect(result.root["environment"]["limits"]["cpu_quota"].number == 0.5)
            // A thread that computes for 200 ms under a quota of half of each 20 ms is held back for about as long.
            for engine in result.engines {
                #expect(engine.numbers("throttled_ns").allSatisfy { ($0 ?? 0) > 10_000_000 }, "\(engine.name)")
            }
            let text = run.output.split(whereSeparator: \.isWhitespace).joined(separator: " ")
            #expect(text.contains("1 busy thread on a CPU quota of 0.50"))
            #expect(text.contains("the CPU quota of the control group held its threads back"))
            #expect(!text.contains("which others had"))
            let doctor = try sandbox.shell(command + "doctor --directory $D")
            #expect(doctor.output.contains("the control group may use 0.5 CPUs at a time"))
        }
    }
}
