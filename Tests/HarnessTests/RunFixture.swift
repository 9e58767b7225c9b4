import Foundation
import Platform
import Results
import Workloads

@testable import Harness
import TestSupport

/// A run in a folder of its own, by scripted workers.
final class RunFixture {
    let folder: String
    let runner = ScriptedRunner()
    var events: [RunEvent] = []
    var plan: RunPlan
    var output: OutputTarget { OutputTarget(name: folder + "/out/result") }

    init(cases: [Case], checks: [Int], seed: UInt64 = 1) throws {
        folder = try WorkFolder.create(in: "/var/tmp", prefix: "faultline-harness-tests-")
        plan = RunPlan(
            suite: Workloads.Suite(name: "scripted", summary: "", looks: checks, cases: cases),
            arguments: ["run"],
            seed: seed,
            directory: folder,
            executable: "/nowhere",
            version: "test"
        )
    }

    deinit { WorkFolder.remove(folder) }

    func execute() throws -> RunOutcome {
        try RecordedRun(plan, output: output, runners: [runner], notify: { self.events.append($0) }).execute()
    }

    /// The result as a reader of the JSON file finds it.
    func document() throws -> ResultDocument {
        try ResultDocument(parsing: [UInt8](Data(contentsOf: URL(fileURLWithPath: output.json))))
    }

    /// What lies in the folder beside the results.
    var leftovers: [String] { ProcFile.names(in: folder).filter { $0 != "out" } }

    static func cases(_ names: String...) throws -> [Case] {
        try names.map { name in
            var draft = CaseDraft()
            draft.workload = name
            draft.pattern = .random
            draft.fileSize = .mebibytes(1)
            return try draft.makeCase()
        }
    }
}
