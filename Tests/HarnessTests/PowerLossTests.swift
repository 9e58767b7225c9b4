import Engines
import Platform
import Results
import TestSupport
import Testing
import Workloads

@testable import Harness
@testable import Worker

/// A file system that goes down at each stage of a run, and comes back without what was not on disk.
@Suite(
    .serialized,
    .enabled(if: LoopFileSystem.obstacle == nil, "no ext4 file system can be mounted here (root, a loop device)")
)
struct PowerLossTests {
    private let disk: LoopFileSystem
    private var output: OutputTarget { OutputTarget(name: disk.path + "/new/folder/r") }

    init() throws { disk = try LoopFileSystem() }

    /// A run of 8 rounds whose results lie on the disk and whose data does not.
    private func run(_ runner: (RunFixture) -> any OrderRunner = { $0.runner }) throws {
        let fixture = try RunFixture(cases: RunFixture.cases("a"), checks: [8])
        _ = try RecordedRun(fixture.plan, output: output, runners: [runner(fixture)], notify: { _ in }).execute()
    }

    /// Has the power fail when a round is about to be measured.
    private func runUntil(_ round: Int) throws {
        let disk = disk
        #expect(throws: (any Error).self) {
            try run { fixture in
                fixture.runner.answer = { order in
                    if order.round == round { try? disk.cutPower() }
                    return ScriptedRunner.valid(order)
                }
                return fixture.runner
            }
        }
        try disk.powerUp()
    }

    private func rounds() throws -> [Int]? {
        guard case .document(let document) = try StoredResult.read(output.json) else { return nil }
        return document.cases.map { $0.tables[0].count }
    }

    @Test(arguments: [0, 1, 5])
    func `each round that was measured before the power fails is in the journal, and no half of one`(round: Int) throws
    {
        try runUntil(round)
        #expect(try JournalIndex(path: output.journal).roundsOfCases == [round])
        #expect(ProcFile.names(in: disk.path + "/new/folder") == ["r.partial.jsonl"])
        var results = try ResultFiles(journal: output.journal)
        try results.write(to: output, finishing: true)
        #expect(try rounds() == [round])
        #expect(ProcFile.names(in: disk.path + "/new/folder") == ["r.csv", "r.json"])
    }

    @Test(arguments: ResultStep.allCases)
    func `when the power fails while results are written, they or the journal have all rounds`(step: ResultStep) throws
    {
        // All rounds, and results that are not written.
        let fixture = try RunFixture(cases: RunFixture.cases("a"), checks: [8])
        try WorkFolder.createPath(disk.path + "/new/folder")
        try runRoundsAlone(fixture)
        do {
            var results = try ResultFiles(journal: output.journal)
            let disk = disk
            try? results.write(to: output) { done in
                if done == step { try? disk.cutPower() }
            }
        }
        try disk.powerUp()
        if ProcFile.exists(output.journal) {
            #expect(try JournalIndex(path: output.journal).roundsOfCases == [8])
            var results = try ResultFiles(journal: output.journal)
            try results.write(to: output, finishing: true)
        } else {
            #expect(step == .namesSynced || step == .journalRemoved, "the journal goes last")
        }
        #expect(try rounds() == [8])
        #expect(ProcFile.names(in: disk.path + "/new/folder") == ["r.csv", "r.json"])
    }

    private func runRoundsAlone(_ fixture: RunFixture) throws {
        let sink = JournalSink(output, directory: fixture.folder)
        let run = Run(fixture.plan, runners: [fixture.runner], sink: sink, judge: UndecidedJudge(sink)) { _ in }
        // What stands where a folder is to be: the results can't be written.
        for path in [output.json, output.csv] { try WorkFolder.createSubfolder(path + UnfinishedFile.ending) }
        #expect(throws: HarnessError.self) { try run.execute() }
        for path in [output.json, output.csv] { WorkFolder.remove(path + UnfinishedFile.ending) }
        try DurableFolder.sync(holding: output.base)
    }

    @Test func `after the end of a run its results are on the disk`() throws {
        try run()
        try disk.cutPower()
        try disk.powerUp()
        #expect(try rounds() == [8])
        #expect(ProcFile.exists(output.csv))
    }

    @Test func `each engine that writes finds the journal of the file system as the one before it did`() throws {
        var draft = CaseDraft()
        draft.operation = .write
        draft.fileSize = .mebibytes(1)
        let benchCase = try draft.makeCase()
        let data = DataSet(directory: disk.path, for: benchCase, seed: 1)
        try DataMaker.make(data)
        // In place: nothing but the time of the write is new, which fdatasync(2) leaves in memory.
        try FileHandle(data.path(ofFile: 0), .readWrite).append([1, 2, 3, 4, 5, 6, 7, 8])
        let before = try #require(disk.transactions)
        _ = try CachePrecondition(benchCase, data: data).prepare()
        #expect(try #require(disk.transactions) > before)
    }
}
