/// What one device has transferred since the start of the machine, for all processes, from /proc/diskstats
/// (kernel: Documentation/admin-guide/iostats.rst).
package struct DiskStatistics: Hashable, Sendable {
    /// Reads that completed.
    package var reads: Int
    /// Bytes read; the kernel counts sectors of 512 bytes whatever the device's own.
    package var readBytes: Int
    /// Writes that completed.
    package var writes: Int
    /// Bytes written.
    package var writtenBytes: Int

    /// Reads the line of one device from the text of /proc/diskstats; nil when it is not there.
    package init?(parsing text: String, device: String) {
        for line in ProcText.lines(text) {
            let words = ProcText.words(line)
            guard words.count >= 10, words[2] == device else { continue }
            guard let reads = Int(words[3]), let sectorsRead = Int(words[5]) else { return nil }
            guard let writes = Int(words[7]), let sectorsWritten = Int(words[9]) else { return nil }
            self.reads = reads
            readBytes = sectorsRead * 512
            self.writes = writes
            writtenBytes = sectorsWritten * 512
            return
        }
        return nil
    }

    /// The counters now of a device by its name, such as `vda` (``BlockDeviceFacts/name``); nil when there is none.
    package static func current(device: String, root: String = "") -> DiskStatistics? {
        ProcFile.read(root + "/proc/diskstats").flatMap { DiskStatistics(parsing: $0, device: device) }
    }
}
