import TestSupport
import Testing

@testable import Platform

@Suite struct ProgramPagesTests {
    @Test func `a line of maps is a private file that can be read, or none`() {
        let code = MappedFile(parsing: "55d0c8a00000-55d0c8b10000 r-xp 00002000 08:01 1234   /usr/bin/a program")
        #expect(code?.start == 0x55d0_c8a0_0000 && code?.end == 0x55d0_c8b1_0000 && code?.isWritable == false)
        #expect(MappedFile(parsing: "7f00-8f00 rw-p 00000000 08:01 7 /lib/libc.so.6")?.isWritable == true)
        for line in [
            "7f00-8f00 rw-p 00000000 00:00 0", "7f00-8f00 rw-p 00000000 00:00 0 [heap]",
            "7f00-8f00 rw-s 00000000 08:01 7 /var/tmp/data", "7f00-8f00 ---p 00000000 08:01 7 /lib/libc.so.6",
            "8f00-7f00 r--p 00000000 08:01 7 /lib/libc.so.6", "what",
        ] {
            #expect(MappedFile(parsing: line) == nil, "\(line)")
        }
    }

    @Test func `once they are mapped, this program's own pages fault no more`() throws {
        // The program's own code: all of it is mapped now, where no page is taken again meanwhile.
        let figures = try undisturbed(until: { $0[0] == $0[1] }) {
            ProgramPages.populate()
            let text = try #require(ProcFile.read("/proc/self/smaps"))
            let parts = text.split(separator: "\n").drop { !($0.contains(" r-xp ") && $0.contains(".xctest")) }
            try #require(!parts.isEmpty)
            return ["Size:", "Rss:"].map { name in
                parts.first { $0.hasPrefix(name) }.flatMap { $0.split(separator: " ").dropFirst().first }.flatMap {
                    Int($0)
                }
            }
        }
        #expect(figures[0] != nil && figures[0] == figures[1])
    }
}
