/// Interrupts counted since the machine started, of the whole system, from /proc/interrupts (proc_interrupts(5)).
package enum InterruptCounts {
    /// Those that tell other CPUs to drop address translations ("TLB"), over all CPUs; nil where the kernel does not count them. CPUs
    /// that invalidate without interrupts (INVLPGB) are not among them.
    package static func tlbShootdowns(root: String = "") -> Int? {
        ProcFile.read(root + "/proc/interrupts").flatMap { sum(of: "TLB", in: $0) }
    }

    /// The sum of a line's counts, one for each CPU; nil when there is no such line.
    static func sum(of name: String, in text: String) -> Int? {
        for line in text.utf8.split(separator: UInt8(ascii: "\n")) {
            let words = line.split(separator: UInt8(ascii: " "), omittingEmptySubsequences: true)
            guard let first = words.first, first.elementsEqual("\(name):".utf8) else { continue }
            return words.dropFirst().prefix { $0.allSatisfy((UInt8(ascii: "0")...UInt8(ascii: "9")).contains) }
                .reduce(0) { $0 + (Int(Substring($1)) ?? 0) }
        }
        return nil
    }
}
