import Reports
import Results
import Testing

@Suite struct DoctorReportTests {
    static let findings = [
        DoctorFinding(.ok, "load", found: "load average 0.1 on 4 CPUs"),
        DoctorFinding(
            .warning,
            "readahead",
            found: "read_ahead_kb of vda is 8192",
            effect: "one fault may fetch 8 MiB",
            fix: "echo 128 | sudo tee /sys/block/vda/queue/read_ahead_kb"
        ),
        DoctorFinding(.note, "THP", found: "enabled=always", effect: "first touch differs"),
        DoctorFinding(
            .problem,
            "build",
            found: "this is a debug build",
            effect: "no figure",
            fix: "swift build -c release"
        ),
        DoctorFinding(.warning, "DAMON", found: "on", effect: "evicts", fix: "echo off"),
    ]

    @Test func `the gravest come first, each with effect and fix below it, and a count at the end`() {
        #expect(
            DoctorReport.text(Self.findings, color: false) == """
                problem  build      this is a debug build
                                    no figure
                                    fix: swift build -c release
                warning  readahead  read_ahead_kb of vda is 8192
                                    one fault may fetch 8 MiB
                                    fix: echo 128 | sudo tee /sys/block/vda/queue/read_ahead_kb
                warning  DAMON      on
                                    evicts
                                    fix: echo off
                note     THP        enabled=always
                                    first touch differs
                ok       load       load average 0.1 on 4 CPUs
                1 problem, 2 warnings, 1 note, 1 ok

                """
        )
    }

    @Test func `colour changes the severities alone`() {
        let plain = DoctorReport.text(Self.findings, color: false)
        let coloured = DoctorReport.text(Self.findings, color: true)
        #expect(!plain.contains("\u{1b}"))
        #expect(coloured.contains("\u{1b}[31mproblem\u{1b}[0m  build"))
        var stripped = coloured
        for code in ["31", "33", "36", "32", "0"] {
            stripped = stripped.split(separator: "\u{1b}[\(code)m", omittingEmptySubsequences: false).joined()
        }
        #expect(stripped == plain)
    }

    @Test func `control characters of the machine's names do not reach the terminal`() {
        let text = DoctorReport.text([DoctorFinding(.ok, "x", found: "a\u{1b}[2Jb\nc")], color: false)
        #expect(text == #"ok       x  a\u{1B}[2Jb\nc"# + "\n1 ok\n")
    }

    @Test func `a long effect is broken at spaces, a fix is not`() {
        let words = Array(repeating: "abcdefghi", count: 20).joined(separator: " ")
        let lines = DoctorReport.text([DoctorFinding(.note, "x", found: "y", effect: words, fix: words)], color: false)
            .split(separator: "\n")
        let line = Array(repeating: "abcdefghi", count: 9).joined(separator: " ")
        #expect(lines[1] == "            \(line)")
        #expect(lines[2] == "            \(line)")
        #expect(lines[3] == "            abcdefghi abcdefghi")
        #expect(lines[4] == "            fix: \(words)")
    }

    @Test func `no finding is said so`() {
        #expect(DoctorReport.text([], color: false) == "nothing was examined\n")
    }
}
