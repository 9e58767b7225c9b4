import Engines
import Foundation
import Platform
import Results
import TestSupport
import Testing
import Workloads

@testable import Worker
import TestSupport

/// A data set on disk and rounds over it, each run by a worker process of the real binary: what it reads from the device and how
/// long it waits is counted by process, and this one runs other tests meanwhile.
final class RoundFixture {
    let folder: String
    let benchCase: Case
    let data: DataSet
    var order: RoundOrder
    /// An error, and the calls that fail with it in the worker; nil for none.
    var denial: (error: String, calls: String)?

    init(_ change: (inout CaseDraft) throws -> Void) throws {
        folder = try WorkFolder.create(in: "/var/tmp", prefix: "faultline-worker-tests-")
        var draft = CaseDraft()
        draft.fileSize = .mebibytes(4)
        try change(&draft)
        benchCase = try draft.makeCase()
        data = DataSet(directory: folder, for: benchCase, seed: 11)
        try DataMaker.make(data)
        order = RoundOrder(
            benchCase: benchCase,
            data: data,
            seed: 5,
            round: 0,
            order: Array(benchCase.engines.indices),
            minTrialNanoseconds: 3_000_000,
            groupNanoseconds: 500_000,
            cpus: [],
            audit: true,
            device: BlockDeviceFacts.of(path: "/var/tmp")?.name
        )
    }

    deinit { WorkFolder.remove(folder) }

    /// The release binary where Scripts/test has built one, else the one beside these tests.
    static var binary: String {
        ProcessInfo.processInfo.environment["FAULTLINE_BINARY"]
            ?? URL(fileURLWithPath: CommandLine.arguments[0]).deletingLastPathComponent().path + "/faultline"
    }

    /// Runs the round and returns the trials by engine.
    func run() throws -> [Int: Trial] {
        let parent = ParentWatch.processID
        let question = "\(folder).order"
        let answer = "\(folder).report"
        defer { for path in [question, answer] { try? FileManager.default.removeItem(atPath: path) } }
        let whole = WorkerOrder(parent: parent, task: .round(order))
        try JSONEncoder().encode(whole).write(to: URL(fileURLWithPath: question))
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/bin/sh")
        let filter = denial.map { Denied.words($0.error, $0.calls).map { "'\($0)'" }.joined(separator: " ") } ?? ""
        process.arguments = ["-c", "exec \(filter) '\(Self.binary)' worker 3<'\(question)' 4>'\(answer)'"]
        try process.run()
        process.waitUntilExit()
        #expect(process.terminationStatus == 0)
        return try Self.trials(Data(contentsOf: URL(fileURLWithPath: answer)))
    }

    /// Runs the round until no trial is invalid, and nothing else disturbed it: reclaim may take pages of a warm file at any moment,
    /// and the worker says so instead of a figure. Trials that failed or were refused stay what they are.
    func run(until isUndisturbed: ([Int: Trial]) -> Bool) throws -> [Int: Trial] {
        var isFirst = true
        return try undisturbed(until: { !$0.values.contains { $0.status == .invalid } && isUndisturbed($0) }) {
            // Another attempt is another round, whose writes differ from those that are in the file.
            if !isFirst { order.round += 2 }
            isFirst = false
            return try run()
        }
    }

    /// Runs the round until no trial is invalid.
    func runToTheEnd() throws -> [Int: Trial] { try run { _ in true } }

    /// The trials of a report by engine.
    private static func trials(_ report: Data) throws -> [Int: Trial] {
        var trials: [Int: Trial] = [:]
        for line in report.split(separator: UInt8(ascii: "\n")) {
            if case .trial(let engine, let trial) = try JSONDecoder().decode(WorkerReport.self, from: line) {
                trials[engine] = trial
            }
        }
        return trials
    }

    /// Starts a worker on the round as one of two that take turns.
    func start(_ turn: RoundOrder.Turn, _ end: Int32) throws -> ChildProcess.Running {
        var order = order
        order.turn = turn
        return try Self.start(order, end)
    }

    /// Starts a worker on the round; it is killed after a minute.
    func start() throws -> ChildProcess.Running { try Self.start(order, nil) }

    private static func start(_ order: RoundOrder, _ end: Int32?) throws -> ChildProcess.Running {
        let whole = WorkerOrder(parent: ParentWatch.processID, task: .round(order))
        return try ChildProcess.start(
            binary,
            arguments: ["worker"],
            order: [UInt8](JSONEncoder().encode(whole)),
            timeout: 60_000_000_000,
            turns: end
        )
    }

    /// Waits for a worker that was started, and returns its trials by engine.
    func finish(_ worker: ChildProcess.Running, _ watch: borrowing SignalWatch) throws -> [Int: Trial] {
        let outcome = try worker.finish(watch: watch)
        #expect(outcome.ending == .exited(0))
        return try Self.trials(Data(outcome.report))
    }

    /// The round as engines are given it.
    var work: EngineWork {
        EngineWork(order.benchCase, data: order.data, seed: order.seed, round: order.round, cpus: order.cpus)
    }

    /// The one data file's path.
    var file: String { data.path(ofFile: 0) }
}
