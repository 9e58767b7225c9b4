import Testing

@testable import Platform

/// Children that write without end.
@Suite(.timeLimit(.minutes(5))) struct ChildFloodTests {
    private func run(_ script: String, gathersText: Bool = true) throws -> ChildProcess.Outcome {
        try onOwnThread {
            let watch = try SignalWatch()
            let child = try ChildProcess.start(
                "/bin/sh",
                arguments: ["-c", script],
                order: [],
                timeout: 200_000_000_000,
                gathersText: gathersText
            )
            return try child.finish(watch: watch)
        }
    }

    @Test("A report without end is cut off, and the child killed")
    func report() throws {
        let outcome = try run("exec yes >&4")
        #expect(outcome.ending == .flooded(bytes: ChildProcess.mostReportBytes))
        #expect(outcome.report.count <= ChildProcess.mostReportBytes + 65536)
    }

    @Test(
        "So is text on either descriptor, before and after the end of the report",
        arguments: [
            "exec yes", "exec yes >&2", "exec 4>&-; exec yes", "yes & echo done >&4; exec yes >&2",
        ]
    )
    func text(script: String) throws {
        let outcome = try run(script)
        #expect(outcome.ending == .flooded(bytes: ChildProcess.mostTextBytes))
        #expect(outcome.text.count <= ChildProcess.mostTextBytes + 65536)
    }

    @Test("What a child says before its end is kept, with its report")
    func ordinary() throws {
        let outcome = try run("echo one; echo two >&2; echo report >&4; exit 3")
        #expect(outcome.ending == .exited(3))
        #expect(String(decoding: outcome.text, as: UTF8.self) == "one\ntwo\n")
        #expect(String(decoding: outcome.report, as: UTF8.self) == "report\n")
    }

    @Test("A child whose own child holds its text open is not waited for")
    func held() throws {
        let outcome = try run("sleep 100 4>&- & echo one; exit 0")
        #expect(outcome.ending == .exited(0))
        #expect(String(decoding: outcome.text, as: UTF8.self) == "one\n")
    }
}
