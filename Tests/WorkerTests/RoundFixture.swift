import Engines
import Platform
import Results
import Workloads

@testable import Worker

/// A data set on disk and rounds over it, run in this process.
final class RoundFixture {
    let folder: String
    let benchmark: Case
    let data: DataSet
    var order: RoundOrder
    private(set) var lines: [WorkerReport] = []

    init(_ change: (inout CaseDraft) -> Void) throws {
        folder = try WorkFolder.create(in: "/var/tmp", prefix: "faultline-worker-tests-")
        var draft = CaseDraft()
        draft.fileSize = .mebibytes(4)
        change(&draft)
        benchmark = try draft.makeCase()
        data = DataSet(directory: folder, for: benchmark, seed: 11)
        try DataMaker.make(data)
        order = RoundOrder(
            benchmark: benchmark,
            data: data,
            seed: 5,
            round: 0,
            order: Array(benchmark.engines.indices),
            minTrialNanoseconds: 3_000_000,
            groupNanoseconds: 500_000,
            cpus: [],
            audit: true,
            device: BlockDeviceFacts.of(path: "/var/tmp")?.name
        )
    }

    deinit { WorkFolder.remove(folder) }

    /// Runs the round and returns the trials by engine.
    func run() -> [Int: Trial] {
        lines = []
        RoundRunner(order: order) { self.lines.append($0) }.run()
        var trials: [Int: Trial] = [:]
        for case .trial(let engine, let trial) in lines { trials[engine] = trial }
        return trials
    }

    /// The one data file's path.
    var file: String { data.path(ofFile: 0) }
}
