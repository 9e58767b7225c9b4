import Engines
import Foundation
import Platform
import Results
import TestSupport
import Testing

@testable import Harness

/// What `recover` makes of what a killed process has left.
@Suite struct RecoveryTests {
    /// A run that is over, with its journal as it was before the results were made.
    private struct Finished {
        let fixture: RunFixture
        let journal: [UInt8]
        var output: OutputTarget { fixture.output }

        /// - Parameter hasEnd: false for the journal of a run that was killed before its end.
        init(hasEnd: Bool = true) throws {
            let fixture = try RunFixture(cases: RunFixture.cases("a"), checks: [3])
            self.fixture = fixture
            var last: [UInt8] = []
            let sink = JournalSink(fixture.output, directory: fixture.folder)
            let watched = WatchedSink(sink) { last = try Data(contentsOf: URL(fileURLWithPath: $0)).map(\.self) }
            _ = try Run(
                fixture.plan,
                runners: [fixture.runner],
                sink: watched,
                judge: UndecidedJudge(sink),
                notify: { _ in }
            ).execute()
            let lines = last.split(separator: UInt8(ascii: "\n"))
            journal = hasEnd ? last : lines.dropLast().flatMap { $0 + [UInt8(ascii: "\n")] }
        }

        func put(_ bytes: [UInt8], at path: String) throws {
            try Data(bytes).write(to: URL(fileURLWithPath: path))
        }

        func bytes(of path: String) throws -> [UInt8] { [UInt8](try Data(contentsOf: URL(fileURLWithPath: path))) }

        var names: [String] { ProcFile.names(in: fixture.folder + "/out") }

        func recover() throws {
            var results = try ResultFiles(journal: output.journal)
            try results.write(to: output, finishing: true)
        }
    }

    /// Passes on what a sink is given, and looks at its journal before the results are made.
    private final class WatchedSink: RunSink {
        let sink: JournalSink
        let look: (String) throws -> Void
        var atInterruption: String { sink.atInterruption }

        init(_ sink: JournalSink, look: @escaping (String) throws -> Void) {
            self.sink = sink
            self.look = look
        }

        func check() throws { try sink.check() }
        func begin(_ header: ResultHeader) throws { try sink.begin(header) }
        func append(_ round: MeasuredRound) throws { try sink.append(round) }
        func end(_ footer: ResultFooter) throws { try sink.end(footer) }
        func rescue() -> String? { sink.rescue() }

        func close() throws {
            try look(sink.journal?.path ?? "")
            try sink.close()
        }
    }

    @Test func `a process that was killed while it wrote results leaves what recover finishes`() throws {
        let run = try Finished()
        let (json, csv) = try (run.bytes(of: run.output.json), run.bytes(of: run.output.csv))
        // Each as that process may have left it: whole by its name, unfinished under its own, cut off by its name (0.1.0), not there.
        let partial = UnfinishedFile.ending
        let cases: [[(String, [UInt8])]] = [
            [],
            [(run.output.json + partial, Array(json.prefix(100))), (run.output.csv + partial, [])],
            [(run.output.json + partial, json), (run.output.csv, csv)],
            [(run.output.json, json), (run.output.csv, csv)],
            [(run.output.json, Array(json.prefix(100)))],
            [(run.output.json, json), (run.output.csv, [])],
        ]
        for files in cases {
            for name in run.names { try WorkFolder.removeFile("\(run.fixture.folder)/out/\(name)") }
            for (path, bytes) in files { try run.put(bytes, at: path) }
            try run.put(run.journal, at: run.output.journal)
            try run.recover()
            #expect(run.names == ["result.csv", "result.json"])
            #expect(try run.bytes(of: run.output.json) == json)
            #expect(try run.bytes(of: run.output.csv) == csv)
        }
    }

    @Test func `a recovery that was killed is finished by the next, though its time is another`() throws {
        let run = try Finished(hasEnd: false)
        for name in run.names { try WorkFolder.removeFile("\(run.fixture.folder)/out/\(name)") }
        try run.put(run.journal, at: run.output.journal)
        try run.recover()
        let earlier = try String(decoding: run.bytes(of: run.output.json), as: UTF8.self)
        // As if the first had run in another millennium.
        let other = earlier.replacing(try Regex("\"finished\": ?\"2"), with: "\"finished\":\"1")
        #expect(other != earlier)
        try run.put(Array(other.utf8), at: run.output.json)
        try run.put(run.journal, at: run.output.journal)
        try run.recover()
        #expect(run.names == ["result.csv", "result.json"])
    }

    @Test func `another's file by the name of a result is refused with 73, and all stays as it is`() throws {
        let run = try Finished()
        let (json, csv) = try (run.bytes(of: run.output.json), run.bytes(of: run.output.csv))
        let others: [(String, [UInt8])] = [
            (run.output.json, Array("mine".utf8)), (run.output.csv, Array("mine".utf8)),
            (run.output.csv, csv + [10]), (run.output.json, json.dropLast(9) + Array("mine".utf8)),
        ]
        for (path, bytes) in others {
            for name in run.names { try WorkFolder.removeFile("\(run.fixture.folder)/out/\(name)") }
            try run.put(bytes, at: path)
            try run.put(run.journal, at: run.output.journal)
            let error = #expect(throws: HarnessError.self) { try run.recover() }
            #expect(error?.code == .output)
            #expect(
                error?.description.hasPrefix("--output: \(path) exists already") == true,
                "\(error?.description ?? "")"
            )
            #expect(try run.bytes(of: path) == bytes)
            #expect(try run.bytes(of: run.output.journal) == run.journal)
            #expect(run.names.count == 2)
        }
    }

    @Test func `a journal whose run is still at work is not recovered`() throws {
        let run = try Finished()
        let path = run.fixture.folder + "/out/alive.partial.jsonl"
        let journal = try Journal(creating: path, header: run.fixture.document().header)
        #expect(throws: HarnessError.self) { try JournalLock.check(path) }
        withExtendedLifetime(journal) {}
    }

    @Test func `a name that leads nowhere is taken`() throws {
        let run = try RunFixture(cases: RunFixture.cases("a"), checks: [1])
        try WorkFolder.createPath(run.folder + "/out")
        try FileManager.default.createSymbolicLink(atPath: run.output.csv, withDestinationPath: "/nowhere/at/all")
        let error = #expect(throws: HarnessError.self) { try run.execute() }
        #expect(error?.code == .output)
        #expect(run.runner.dataSets.isEmpty)
    }
}
