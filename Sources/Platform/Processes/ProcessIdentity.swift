internal import Glibc

/// One process of all that have ever had its number: with the time of its start, the boot of its machine and the machine's name.
package struct ProcessIdentity: Hashable, Sendable {
    /// Its number.
    package let id: Int
    /// When it started, in clock ticks since the boot (field 22 of /proc/PID/stat, proc(5)).
    package let start: Int
    /// /proc/sys/kernel/random/boot_id: another one after each boot.
    package let boot: String
    /// The machine's name.
    package let host: String

    package init(id: Int, start: Int, boot: String, host: String) {
        self.id = id
        self.start = start
        self.boot = boot
        self.host = host
    }

    /// This process.
    package static let current = ProcessIdentity(
        id: Int(getpid()),
        start: startOf(process: "self") ?? 0,
        boot: currentBoot,
        host: currentHost
    )

    /// True for one of this machine, as it is running now.
    package var isOfThisBoot: Bool { boot == Self.currentBoot && isOfThisHost }
    /// True for one of this machine, whenever it ran.
    package var isOfThisHost: Bool { host == Self.currentHost }
    /// True while it is there, as far as this process can see: not in the process namespace of another container.
    package var isAlive: Bool { isOfThisBoot && Self.startOf(process: "\(id)") == start }

    private static let currentBoot = ProcFile.line("/proc/sys/kernel/random/boot_id") ?? "unknown"
    private static let currentHost = ProcFile.line("/proc/sys/kernel/hostname") ?? "unknown"

    private static func startOf(process: String) -> Int? {
        guard let text = ProcFile.read("/proc/\(process)/stat"), let end = text.lastIndex(of: ")") else { return nil }
        // The name may hold spaces and brackets; the state is the third field, behind it.
        let fields = ProcText.words(text[text.index(after: end)...])
        guard fields.count > 19, fields[0] != "Z" else { return nil }
        return Int(fields[19])
    }
}
