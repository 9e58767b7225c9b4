import Foundation
import Platform
import TestSupport
import Testing
import Workloads

@testable import Harness

/// What runs have left whose processes are gone.
@Suite struct LeftoversTests {
    private let folder: String
    init() throws { folder = try WorkFolder.create(in: "/var/tmp", prefix: "faultline-leftover-tests-") }

    private static let gone = ProcessIdentity(
        id: 1,
        start: 7,
        boot: ProcessIdentity.current.boot,
        host: ProcessIdentity.current.host
    )

    private func make(_ name: String, hasMarker: Bool = true, files: [String] = ["0/0000000"]) throws -> String {
        let path = "\(folder)/\(name)"
        let files = files + (hasMarker ? [RunMarker.name] : [])
        for file in files {
            let place = URL(filePath: "\(path)/\(file)")
            try FileManager.default.createDirectory(
                at: place.deletingLastPathComponent(),
                withIntermediateDirectories: true
            )
            let owner = Self.gone
            let text =
                "faultline-run 1\npid \(owner.id)\nstart \(owner.start)\nboot \(owner.boot)\nhost \(owner.host)\nend\n"
            try (file == RunMarker.name ? text : "data").write(to: place, atomically: false, encoding: .utf8)
        }
        return path
    }

    private var names: [String] { ProcFile.names(in: folder) }

    @Test func `only what carries the marker of a process that is gone is found, and removed`() throws {
        defer { WorkFolder.remove(folder) }
        let left = try make("faultline-abc")
        _ = try make("faultline-nomarker", hasMarker: false)
        _ = try make("another")
        let fixture = try RunFixture(cases: RunFixture.cases("a"), checks: [1])
        var plan = fixture.plan
        plan.directory = folder
        var seen: [String] = []
        fixture.runner.answer = { order in
            // The run that is at work has a folder with a marker, too.
            seen = Leftovers.find(in: [folder]).map(\.folder)
            return ScriptedRunner.valid(order)
        }
        _ = try RecordedRun(plan, output: fixture.output, runners: [fixture.runner], notify: { _ in }).execute()
        #expect(seen == [left])
        let found = Leftovers.find(in: [folder, folder + "/."])
        #expect(found.map(\.folder) == [left])
        let leftover = try #require(found.first)
        #expect(leftover.words.hasPrefix(left + " (") && leftover.pages.isEmpty && leftover.bytes > 0)
        let removal = Leftovers.remove(leftover)
        #expect(removal.troubles.isEmpty && removal.done.count == 1)
        #expect(names == ["another", "faultline-nomarker"])
        // Nothing is done twice.
        #expect(Leftovers.remove(leftover).done.isEmpty)
    }

    @Test func `a journal in such a folder is kept beside it, and where it can't be the folder stays`() throws {
        defer { WorkFolder.remove(folder) }
        let left = try make("faultline-abc", files: ["journal.partial.jsonl"])
        try FileManager.default.createDirectory(
            atPath: left + ".partial.jsonl",
            withIntermediateDirectories: false
        )
        let leftover = try #require(Leftovers.find(in: [folder]).first)
        #expect(Leftovers.remove(leftover).troubles.count == 1)
        #expect(ProcFile.exists(left + "/journal.partial.jsonl"))
        WorkFolder.remove(left + ".partial.jsonl")
        #expect(Leftovers.remove(leftover).troubles.isEmpty)
        #expect(names == ["faultline-abc.partial.jsonl"])
    }

    @Test func `a note of a run is a line, whatever its arguments hold`() throws {
        let note = RunNote(directory: "/var/tmp", arguments: ["run", "a\tb\nc", "\u{1b}[31m"])
        #expect(!note.line.contains("\n"))
        let read = try #require(RunNote(parsing: note.line))
        #expect(read.directory == "/var/tmp" && read.process == ProcessIdentity.current.id)
        #expect(read.command == "faultline run a b c  [31m")
        for text in ["", "1\t2\t3", "x\ta\tb\tc"] { #expect(RunNote(parsing: text) == nil) }
    }

    /// What may lie under a leftover's name when it is removed.
    enum Swap: CaseIterable { case link, folder, otherRun }

    @Test(arguments: Swap.allCases)
    func `a folder that took a leftover's place since it was found is left alone`(swap: Swap) throws {
        defer { WorkFolder.remove(folder) }
        let left = try make("faultline-abc", files: ["0/0000000", "journal.partial.jsonl"])
        let leftover = try #require(Leftovers.find(in: [folder]).first)
        let victim = try make("victim", hasMarker: swap == .otherRun, files: ["inner/file", "journal.partial.jsonl"])
        if swap == .otherRun {
            // It carries a marker, of another process that is gone.
            let marker = "\(victim)/\(RunMarker.name)"
            let text = try String(contentsOfFile: marker, encoding: .utf8)
            try text.replacing("start 7", with: "start 8").write(toFile: marker, atomically: false, encoding: .utf8)
        }
        try FileManager.default.moveItem(atPath: left, toPath: "\(folder)/moved")
        if swap == .link {
            try FileManager.default.createSymbolicLink(atPath: left, withDestinationPath: victim)
        } else {
            try FileManager.default.moveItem(atPath: victim, toPath: left)
        }
        let removal = Leftovers.remove(leftover)
        #expect(removal.done.isEmpty && removal.troubles.isEmpty)
        for file in ["inner/file", "journal.partial.jsonl"] { #expect(ProcFile.exists("\(left)/\(file)"), "\(file)") }
        #expect(ProcFile.exists("\(folder)/moved/0/0000000") && !ProcFile.exists(left + ".partial.jsonl"))
    }

    @Test func `a link in a leftover goes, and what it names stays`() throws {
        defer { WorkFolder.remove(folder) }
        let left = try make("faultline-abc")
        let victim = try make("victim", hasMarker: false, files: ["inner/file"])
        for name in ["link", "0/link"] {
            try FileManager.default.createSymbolicLink(atPath: "\(left)/\(name)", withDestinationPath: victim)
        }
        let removal = Leftovers.remove(try #require(Leftovers.find(in: [folder]).first))
        #expect(removal.troubles.isEmpty && removal.done.count == 1)
        #expect(names == ["victim"] && ProcFile.exists(victim + "/inner/file"))
    }
}
