/// The limits that this process has from its caller (/proc/self/limits, getrlimit(2)).
package enum ProcessLimits {
    /// Those in force that are limits at all, by their names there, such as `Max locked memory: 8388608 bytes`; nil where they can't be
    /// read.
    package static func current(root: String = "") -> [String]? {
        guard let text = ProcFile.read(root + "/proc/self/limits") else { return nil }
        // Columns of a fixed width: name, in force, most, unit.
        let lines = text.split(separator: "\n").dropFirst()
        return lines.compactMap { line in
            let words = ProcText.words(line)
            guard let place = words.firstIndex(where: { $0 == "unlimited" || Int($0) != nil }), place > 0,
                Self.names.contains(words[..<place].joined(separator: " ")), words[place] != "unlimited"
            else { return nil }
            let unit = place + 2 < words.count ? " \(words[place + 2])" : ""
            return "\(words[..<place].joined(separator: " ")): \(words[place])\(unit)"
        }
    }

    /// Those that a run can meet.
    private static let names: Set = [
        "Max cpu time", "Max file size", "Max data size", "Max stack size", "Max resident set", "Max processes",
        "Max open files", "Max locked memory", "Max address space",
    ]
}
