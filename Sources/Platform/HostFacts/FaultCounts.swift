/// What the kernel has counted so far of the faults that end processes: a difference of two readings says what happened in between.
package struct FaultCounts: Hashable, Sendable {
    /// oom_kill of /proc/vmstat: processes that the kernel ended since it was out of memory; nil where it does not tell.
    package var outOfMemoryKills: Int?
    /// HardwareCorrupted of /proc/meminfo, in bytes: memory that is broken.
    package var corruptedBytes: Int?
    /// Errors of devices and file systems, by what counts them: `sda`, `ext4 sda1`, `btrfs UUID/1`.
    package var errors: [String: Int] = [:]

    /// Reads them now.
    package static func current(root: String = "") -> FaultCounts {
        var counts = FaultCounts()
        counts.outOfMemoryKills = ProcFile.read(root + "/proc/vmstat").flatMap { figure("oom_kill", in: $0) }
        counts.corruptedBytes = ProcFile.read(root + "/proc/meminfo").flatMap { text in
            figure("HardwareCorrupted:", in: text).map { $0 << 10 }
        }
        for disk in ProcFile.names(in: root + "/sys/block") {
            // Hexadecimal (drivers/scsi/scsi_sysfs.c).
            let text = ProcFile.line("\(root)/sys/block/\(disk)/device/ioerr_cnt")
            counts.errors[disk] = text.flatMap { Int($0.replacing("0x", with: ""), radix: 16) }
        }
        for device in ProcFile.names(in: root + "/sys/fs/ext4") {
            counts.errors["ext4 \(device)"] = ProcFile.integer("\(root)/sys/fs/ext4/\(device)/errors_count")
        }
        for name in ProcFile.names(in: root + "/sys/fs/btrfs") {
            let folder = "\(root)/sys/fs/btrfs/\(name)/devinfo"
            for device in ProcFile.names(in: folder) {
                guard let text = ProcFile.read("\(folder)/\(device)/error_stats") else { continue }
                counts.errors["btrfs \(name)/\(device)"] = ProcText.lines(text).reduce(0) { sum, line in
                    sum + (ProcText.words(line).last.flatMap { Int($0) } ?? 0)
                }
            }
        }
        return counts
    }

    /// What has been counted since an earlier reading, a phrase each.
    package func since(_ earlier: FaultCounts) -> [String] {
        var phrases: [String] = []
        if let broken = corruptedBytes, let before = earlier.corruptedBytes, broken > before {
            phrases.append("\((broken - before) >> 10) KiB of memory are broken since (HardwareCorrupted)")
        }
        for (name, count) in errors.sorted(by: { $0.key < $1.key }) {
            let new = count - (earlier.errors[name] ?? 0)
            if new > 0 { phrases.append("the kernel counted \(new) error\(new == 1 ? "" : "s") of \(name) meanwhile") }
        }
        return phrases
    }

    /// Processes that the kernel has ended for want of memory since an earlier reading; nil where it does not tell.
    package func killsSince(_ earlier: FaultCounts) -> Int? {
        guard let now = outOfMemoryKills, let before = earlier.outOfMemoryKills else { return nil }
        return now - before
    }

    private static func figure(_ name: String, in text: String) -> Int? {
        for line in ProcText.lines(text) {
            let words = ProcText.words(line)
            if words.count >= 2, words[0] == name { return Int(words[1]) }
        }
        return nil
    }
}
