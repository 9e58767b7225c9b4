/// One mounted file system: a line of /proc/self/mountinfo (proc_pid_mountinfo(5)).
package struct MountEntry: Hashable, Sendable {
    /// The device as `major:minor`; major 0 stands for none (tmpfs, overlay, btrfs).
    package var device: String
    /// The directory inside the file system that is mounted: `/`, or another one for a bind mount.
    package var root: String
    /// Where it is mounted.
    package var mountPoint: String
    /// The file system's type, such as `ext4`.
    package var type: String
    /// What is mounted, such as `/dev/vda1`.
    package var source: String
    /// The options of the mount, then those of the file system that are not among them.
    package var options: [String]

    /// Reads one line of mountinfo; octal escapes such as `\040` become the characters they stand for.
    ///
    /// - Returns: nil when the line is not of that shape.
    package init?(parsing line: String) {
        let words = line.split(separator: " ")
        // The optional fields, from the seventh on, end at a lone hyphen.
        guard words.count >= 9, let hyphen = words.dropFirst(6).firstIndex(of: "-") else { return nil }
        guard words.count > hyphen + 2 else { return nil }
        device = String(words[2])
        root = Self.unescape(words[3])
        mountPoint = Self.unescape(words[4])
        type = String(words[hyphen + 1])
        source = Self.unescape(words[hyphen + 2])
        options = []
        for list in [words[5]] + words.dropFirst(hyphen + 3).prefix(1) {
            for option in list.split(separator: ",").map(Self.unescape) where !options.contains(option) {
                options.append(option)
            }
        }
    }

    /// When a read updates the time of access (mount(8)): `noatime`, `relatime` or `strictatime`, with `nodiratime` and `lazytime` where they
    /// are set.
    package var accessTimes: String {
        let rule = ["noatime", "relatime"].first(where: options.contains) ?? "strictatime"
        return ([rule] + ["nodiratime", "lazytime"].filter(options.contains)).joined(separator: ",")
    }

    /// Replaces each backslash followed by three octal digits by the byte they stand for.
    static func unescape(_ text: Substring) -> String {
        let bytes = Array(text.utf8)
        let octal = UInt8(ascii: "0")...UInt8(ascii: "7")
        var result: [UInt8] = []
        var index = 0
        while index < bytes.count {
            let digits = bytes[index...].dropFirst().prefix(3)
            let isOctal = digits.count == 3 && digits.allSatisfy(octal.contains)
            if bytes[index] == UInt8(ascii: "\\"), isOctal {
                let value = digits.reduce(0) { $0 * 8 + Int($1 - UInt8(ascii: "0")) }
                result.append(UInt8(truncatingIfNeeded: value))
                index += 4
            } else {
                result.append(bytes[index])
                index += 1
            }
        }
        return String(decoding: result, as: UTF8.self)
    }
}
