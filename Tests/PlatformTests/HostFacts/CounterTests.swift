import Glibc
import Platform
import Testing

@Suite struct CounterTests {
    /// The disk under /var/tmp, if there is one.
    static let device = BlockDeviceFacts.of(path: "/var/tmp")

    @Test func `I/O of a process is read, and missing fields are not taken for 0`() throws {
        let text = "rchar: 1\nwchar: 2\nsyscr: 3\nsyscw: 4\nread_bytes: 5\nwrite_bytes: 6\ncancelled_write_bytes: 7\n"
        let io = try #require(ProcessIO(parsing: text))
        #expect(io.readCharacters == 1)
        #expect(io.writtenCharacters == 2)
        #expect(io.readCalls == 3)
        #expect(io.writeCalls == 4)
        #expect(io.readBytes == 5)
        #expect(io.writeBytes == 6)
        #expect(ProcessIO(parsing: "rchar: 1\nwchar: 2\n") == nil)
    }

    @Test func `reading and writing raise this process's counters by what was read and written`() throws {
        let before = try #require(ProcessIO.current())
        let file = try ScratchFile(bytes: 1 << 20)
        var buffer = [UInt8](repeating: 0, count: 1 << 16)
        for block in 0..<16 {
            let got = unsafe pread(file.descriptor, &buffer, buffer.count, block << 16)
            try #require(got == buffer.count)
        }
        let after = try #require(ProcessIO.current())
        #expect(after.readCharacters - before.readCharacters >= 1 << 20)
        #expect(after.readCalls - before.readCalls >= 16)
        #expect(after.writtenCharacters - before.writtenCharacters >= 1 << 20)
        #expect(after.writeCalls - before.writeCalls >= 1)
    }

    @Test func `the line of a device is found by its whole name, in sectors of 512 bytes`() throws {
        let text = """
             259       0 nvme0n1 10 2 4096 30 40 5 8192 60 0 70 80 0 0 0 0 0 0
             259       1 nvme0n1p1 1 0 8 0 0 0 0 0 0 0 0
             254       0 vda 34457 12796 7511930 32470 4467 7327 976664 3278 0 15708 36191 526 0 678656 422 632 20
            """
        let disk = try #require(DiskStatistics(parsing: text, device: "nvme0n1"))
        #expect(disk.reads == 10)
        #expect(disk.readBytes == 4096 * 512)
        #expect(disk.writes == 40)
        #expect(disk.writtenBytes == 8192 * 512)
        #expect(DiskStatistics(parsing: text, device: "nvme0n1p1")?.readBytes == 4096)
        #expect(DiskStatistics(parsing: text, device: "nvme0") == nil)
    }

    @Test(.enabled("/var/tmp must lie on a block device of its own") { device != nil })
    func `a synced write reaches the device`() throws {
        let name = try #require(Self.device?.name)
        let before = try #require(DiskStatistics.current(device: name))
        let file = try ScratchFile(bytes: 2 << 20)
        let after = try #require(DiskStatistics.current(device: name))
        #expect(after.writtenBytes - before.writtenBytes >= 2 << 20)
        #expect(after.writes > before.writes)
        withExtendedLifetime(file) {}
    }
}
