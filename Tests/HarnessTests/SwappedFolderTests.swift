import Engines
import Foundation
import Platform
import Results
import Testing
import Worker
import Workloads

@testable import Harness
import TestSupport

@Suite("The folder of a run that others can rename")
struct SwappedFolderTests {
    @Test("What took its place is left alone, the run's own is emptied, and the run says so")
    func isSwapped() throws {
        let run = try RunFixture(cases: RunFixture.cases("only"), checks: [8])
        let manager = FileManager.default
        let victim = run.folder + "/victim"
        try manager.createDirectory(atPath: victim + "/inner", withIntermediateDirectories: true)
        try Data("kept".utf8).write(to: URL(fileURLWithPath: victim + "/inner/file"))
        let moved = run.folder + "/moved"
        run.runner.dataAnswer = { data in
            let own = String(data.directory.dropLast(2))
            do {
                try Data("data".utf8).write(to: URL(fileURLWithPath: data.path(ofFile: 0)))
                try manager.moveItem(atPath: own, toPath: moved)
                try manager.createSymbolicLink(atPath: own, withDestinationPath: victim)
            } catch {
                Issue.record(error)
            }
            return WorkerAnswer(lines: [.done])
        }
        let outcome = try run.execute()
        #expect(outcome.troubles.contains { $0.contains("another lies in its place, left alone") })
        #expect(try String(contentsOfFile: victim + "/inner/file", encoding: .utf8) == "kept")
        #expect(ProcFile.names(in: moved).isEmpty)
    }

    @Test("Workers are given the identity of the folder, and of its one file")
    func isIdentified() throws {
        let run = try RunFixture(cases: RunFixture.cases("only"), checks: [8])
        run.runner.dataAnswer = { data in
            #expect(data.identity != nil && data.identity?.file == nil)
            #expect(manager.createFile(atPath: data.path(ofFile: 0), contents: Data("data".utf8)))
            return WorkerAnswer(lines: [.done])
        }
        _ = try run.execute()
        #expect(run.runner.orders.allSatisfy { $0.data.identity?.file != nil })
        #expect(!run.runner.orders.isEmpty)
    }

    private var manager: FileManager { .default }

    @Test(
        "Root is refused a folder that every user may write to, before anything is made in it",
        .enabled(if: geteuid() == 0, "needs root")
    )
    func refusesOpenFolder() throws {
        let run = try RunFixture(cases: RunFixture.cases("only"), checks: [8])
        run.plan.directory = run.folder + "/open"
        try manager.createDirectory(atPath: run.plan.directory, withIntermediateDirectories: false)
        try manager.setAttributes([.posixPermissions: 0o777], ofItemAtPath: run.plan.directory)
        #expect { try run.execute() } throws: { error in
            "\(error)".contains("has no sticky bit") && "\(error)".contains("chmod +t")
        }
        #expect(ProcFile.names(in: run.plan.directory).isEmpty)
    }
}
