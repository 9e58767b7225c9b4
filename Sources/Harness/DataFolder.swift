internal import Engines
internal import Platform
internal import Results
internal import Worker
internal import Workloads

/// The folder of a run's data files: made by the run, removed by it.
///
/// Cases that read one shape of data share it. Cases that write have a shape of their own, since what they write stays.
final class DataFolder {
    private struct Shape: Hashable {
        let kind: WorkKind
        let fileSize: Int
        let fileCount: Int
        let isWritten: Bool
        /// Cases that write keep the original word at the start of each block and page: what one leaves must be what the next reads.
        let anchorStride: Int

        init(_ benchmark: Case) {
            kind = benchmark.kind
            fileSize = benchmark.fileSize.bytes
            fileCount = benchmark.fileCount
            isWritten = benchmark.operation.writes
            anchorStride = benchmark.operation.writes ? min(benchmark.blockSize.bytes, PageCache.pageSize) : 0
        }
    }

    /// The folder.
    let path: String
    private let seed: UInt64
    private var made: [Shape: DataSet] = [:]
    private var attempts = 0

    init(in directory: String, seed: UInt64) throws(SystemError) {
        path = try WorkFolder.create(in: directory, prefix: "faultline-")
        self.seed = seed
    }

    /// The bytes of all data sets that these cases need.
    static func bytesNeeded(for cases: [Case]) -> Int {
        Set(cases.map(Shape.init)).reduce(0) { $0 + $1.fileSize * $1.fileCount }
    }

    /// The data set of a case, if it has been made.
    func dataSet(for benchmark: Case) -> DataSet? { made[Shape(benchmark)] }

    /// Has a worker make the files of a case that are not there yet. Returns the worker's answer; nil when nothing was to do.
    func make(for benchmark: Case, by runner: any OrderRunner) throws -> WorkerAnswer? {
        let shape = Shape(benchmark)
        guard made[shape] == nil else { return nil }
        let folder = "\(path)/\(attempts)"
        attempts += 1
        try WorkFolder.createSubfolder(folder)
        let data = DataSet(directory: folder, for: benchmark, seed: seed)
        let answer = try runner.run(WorkerOrder(parent: ParentWatch.processID, task: .makeData(data)))
        if answer.trouble == nil { made[shape] = data }
        return answer
    }

    /// Removes the folder and all that is in it; returns what could not be removed.
    func remove() -> SystemError? { WorkFolder.remove(path) }
}
