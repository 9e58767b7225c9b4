/// This process's I/O since it started, from /proc/self/io (proc_pid_io(5)). Differences of two readings are what counts.
///
/// rchar and syscr know nothing of mmap; read_bytes counts what came from the device on either way.
package struct ProcessIO: Hashable, Sendable {
    /// rchar: bytes that read(2) and its like returned.
    package var readCharacters: Int
    /// wchar: bytes that write(2) and its like took.
    package var writtenCharacters: Int
    /// syscr: read system calls.
    package var readCalls: Int
    /// syscw: write system calls.
    package var writeCalls: Int
    /// read_bytes: bytes fetched from the device for this process.
    package var readBytes: Int
    /// write_bytes: bytes of page cache that this process made dirty (whole folios), not bytes that reached the device.
    package var writeBytes: Int

    /// Reads the text of /proc/PID/io; nil when a field is missing.
    package init?(parsing text: String) {
        let fields = ProcText.fields(text)
        let value = { (key: String) in fields[key].flatMap { Int($0) } }
        guard let rchar = value("rchar"), let wchar = value("wchar") else { return nil }
        guard let syscr = value("syscr"), let syscw = value("syscw") else { return nil }
        guard let readBytes = value("read_bytes"), let writeBytes = value("write_bytes") else { return nil }
        readCharacters = rchar
        writtenCharacters = wchar
        readCalls = syscr
        writeCalls = syscw
        self.readBytes = readBytes
        self.writeBytes = writeBytes
    }

    /// The counters now; nil when the kernel was built without task I/O accounting.
    package static func current() -> ProcessIO? { ProcFile.read("/proc/self/io").flatMap(ProcessIO.init(parsing:)) }
}
