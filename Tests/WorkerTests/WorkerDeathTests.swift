import Engines
import Foundation
import Platform
import TestSupport
import Testing
import Workloads

@testable import Worker

/// What is said of a worker that a signal has ended.
@Suite struct WorkerDeathTests {
    private static let words = [
        (9, "SIGKILL (possible: somebody's kill, or "),
        (11, "SIGSEGV (possible: a defect of Faultline, or broken memory)"),
        (15, "SIGTERM (possible: somebody's kill)"), (24, "SIGXCPU: it took more CPU time"),
        (25, "SIGXFSZ: a file would have become larger"), (31, "SIGSYS: a sandbox (seccomp)"), (77, "signal 77 ("),
    ]

    @Test(arguments: words)
    func `a signal has its name and its reason, or all that are possible`(signal: Int, text: String) throws {
        let words = WorkerDeath().words(signal, data: nil)
        #expect(words.hasPrefix(text), "\(words)")
    }

    @Test func `a file that is shorter now, or gone, is the reason of a SIGBUS, and else what may have been is named`()
        throws
    {
        let round = try RoundFixture { $0.fileSize = .mebibytes(1) }
        let death = WorkerDeath(root: "/nowhere")
        let unknown = death.words(7, data: round.data, of: round.benchCase)
        #expect(
            unknown.hasPrefix("SIGBUS (possible: the file was cut off and is whole again, or the device "),
            "\(unknown)"
        )
        #expect(unknown.contains("broken memory") && !unknown.contains("hugetlb"))
        try FileHandle(round.file, .readWrite).truncate(to: 4096)
        let shorter = death.words(7, data: round.data, of: round.benchCase)
        #expect(shorter == "SIGBUS: \(round.file) has 4096 of 1048576 bytes now: something outside has cut it off")
        try WorkFolder.removeFile(round.file)
        #expect(death.words(7, data: round.data) == "SIGBUS: \(round.file) is gone")
    }

    /// A folder that stands for `/`.
    private final class Root {
        let path = "/var/tmp/faultline-death-tests-\(UUID().uuidString)"

        func put(_ text: String, at name: String) throws {
            let file = URL(filePath: path + name)
            try FileManager.default.createDirectory(
                at: file.deletingLastPathComponent(),
                withIntermediateDirectories: true
            )
            try text.write(to: file, atomically: false, encoding: .utf8)
        }

        deinit { try? FileManager.default.removeItem(atPath: path) }
    }

    @Test(arguments: [
        (9, "/proc/vmstat", "pgfault 7\noom_kill 3\n", "pgfault 9\noom_kill 4\n", "the kernel was out of memory"),
        (7, "/proc/meminfo", "HardwareCorrupted: 0 kB\n", "HardwareCorrupted: 4 kB\n", "4 KiB of memory are broken"),
        (11, "/proc/meminfo", "HardwareCorrupted: 0 kB\n", "HardwareCorrupted: 4 kB\n", "4 KiB of memory are broken"),
        (7, "/sys/block/sda/device/ioerr_cnt", "0x0f\n", "0x10\n", "1 error of sda meanwhile"),
        (7, "/sys/fs/ext4/sda1/errors_count", "0\n", "2\n", "2 errors of ext4 sda1 meanwhile"),
        (
            7, "/sys/fs/btrfs/u/devinfo/1/error_stats", "write_errs 0\nread_errs 0\n", "write_errs 0\nread_errs 5\n",
            "5 errors of btrfs u/1"
        ),
    ])
    func `what the kernel has counted since is the reason`(
        signal: Int,
        name: String,
        before: String,
        after: String,
        text: String
    ) throws {
        let root = Root()
        try root.put(before, at: name)
        let death = WorkerDeath(root: root.path)
        #expect(!death.words(signal, data: nil).contains(text))
        try root.put(after, at: name)
        let words = death.words(signal, data: nil)
        #expect(words.contains(text) && !words.contains("possible"), "\(words)")
    }

    @Test(arguments: [
        ("0", "max", "0", "no page of 2MiB is left of the 8 in the pool"),
        ("4", "8388608", "8388608", "the control group may have no more pages of 2MiB (limit 8MiB, hugetlb)"),
        ("4", "8388608", "2097152", "possible: a hugetlb limit of a control group above this one"),
        ("4", "max", "0", "possible: a hugetlb limit of a control group above this one"),
    ])
    func `pages of a pool are gone, or limited, or limited where it can't be seen`(
        free: String,
        limit: String,
        used: String,
        text: String
    ) throws {
        let root = Root()
        let pool = "/sys/kernel/mm/hugepages/hugepages-2048kB"
        try root.put("8\n", at: pool + "/nr_hugepages")
        try root.put(free, at: pool + "/free_hugepages")
        try root.put("0::/a\n", at: "/proc/self/cgroup")
        try root.put("30 23 0:26 / /sys/fs/cgroup rw - cgroup2 cgroup2 rw\n", at: "/proc/self/mountinfo")
        // The group above has the limit; others use it, too.
        try root.put(limit, at: "/sys/fs/cgroup/hugetlb.2MB.max")
        try root.put(used, at: "/sys/fs/cgroup/hugetlb.2MB.current")
        var draft = CaseDraft()
        draft.hugePages = .hugetlb2MiB
        draft.fileSize = .mebibytes(8)
        let benchCase = try draft.makeCase()
        // A memory file that is whole.
        let file = try MemoryFile(size: 8 << 20)
        let data = DataSet(directory: root.path, for: benchCase, seed: 1, memoryPath: file.path)
        let words = WorkerDeath(root: root.path).words(7, data: data, of: benchCase)
        #expect(words.contains(text), "\(words)")
    }
}
