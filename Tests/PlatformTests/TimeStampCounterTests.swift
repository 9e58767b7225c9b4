import Glibc
import Platform
import Testing

struct TimeStampCounterTests {
    private static let good = "fpu tsc rdtscp constant_tsc nonstop_tsc sse2"

    /// A folder that stands before /proc and /sys.
    private static func root(flags: String, source: String) throws -> TestFolder {
        let folder = try TestFolder()
        let sources = "\(folder.path)/sys/devices/system/clocksource/clocksource0"
        for path in ["\(folder.path)/proc", sources] { try WorkFolder.createPath(path) }
        for (path, text) in [
            ("\(folder.path)/proc/cpuinfo", "processor\t: 0\nflags\t\t: \(flags)\n"),
            ("\(sources)/current_clocksource", source + "\n"),
        ] {
            let file = try FileHandle(path, .create)
            try file.append(Array(text.utf8))
            try file.close()
        }
        return folder
    }

    @Test(arguments: [
        (good, "tsc", true), (good, "kvm-clock", false), (good, "hpet", false),
        ("fpu tsc rdtscp constant_tsc", "tsc", false), ("fpu tsc rdtscp nonstop_tsc", "tsc", false),
        ("fpu tsc constant_tsc nonstop_tsc", "tsc", false), ("", "tsc", false),
    ])
    func `the counter is trusted where its flags and the kernel's own clock say so`(
        flags: String,
        source: String,
        isTrusted: Bool
    ) throws {
        let root = try Self.root(flags: flags, source: source)
        var host = utsname()
        _ = unsafe uname(&host)
        let machine = unsafe withUnsafeBytes(of: &host.machine) { bytes in
            unsafe String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
        }
        #expect(TimeStampCounter.isTrusted(root: root.path) == (isTrusted && machine == "x86_64"))
    }

    @Test func `nothing is trusted that can't be read`() {
        #expect(!TimeStampCounter.isTrusted(root: "/nowhere"))
    }
}
