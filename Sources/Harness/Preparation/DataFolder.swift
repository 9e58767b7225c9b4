internal import Analysis
internal import Engines
internal import Platform
internal import Results
internal import Worker
internal import Workloads

/// The folder of a run's data files: a precondition of the run, made by it and removed by it.
///
/// Cases that read one shape of data share it. Cases that write have a shape of their own, since what they write stays.
final class DataFolder: Precondition {
    private struct Shape: Hashable {
        let kind: WorkKind
        let fileSize: Int
        let fileCount: Int
        let isWritten: Bool
        /// Data in memory of other pages or nodes is other data.
        let memory: MemoryRequest?
        /// Cases that write keep the original word at the start of each block and page: what one leaves must be what the next reads.
        let anchorStride: Int

        init(_ benchCase: Case) {
            kind = benchCase.work.kind
            fileSize = benchCase.work.definition.fileSize.bytes
            fileCount = benchCase.work.definition.fileCount
            isWritten = benchCase.work.definition.operation.writes
            memory = benchCase.conditions.backing == .file ? nil : benchCase.conditions.memory
            anchorStride =
                benchCase.work.definition.operation.writes
                ? min(benchCase.work.definition.blockSize.bytes, PageCache.pageSize) : 0
        }
    }

    let scope = PreconditionScope.run
    /// The folder's path; empty while it is not there.
    var path: String { folder?.path ?? "" }
    /// Lets another process tell what this one leaves if it is killed; nil while the folder is not there.
    private(set) var marker: RunMarker?
    private var folder: HeldFolder?
    /// Those of the data sets: held, so that their identity and that of their files stays.
    private var folders: [HeldFolder] = []
    private let directory: String
    private let seed: UInt64
    private let workers: Int
    private var made: [Shape: DataSet] = [:]
    private var attempts = 0
    /// Held open: the workers open them through this process.
    private var memoryFiles: [MemoryFile] = []

    /// - Parameter workers: how many use the data at a time.
    init(in directory: String, seed: UInt64, workers: Int = 1) {
        self.directory = directory
        self.seed = seed
        self.workers = workers
    }

    /// Makes the folder, with nothing in it.
    func prepare() throws -> String? {
        let folder = try HeldFolder(in: directory, prefix: "faultline-")
        self.folder = folder
        marker = try RunMarker(in: folder)
        return nil
    }

    /// The bytes of all data sets that these cases need, and that stay until the end: anonymous memory does not.
    static func bytesNeeded(for cases: [Case]) -> Int {
        Set(cases.filter(\.dataNeed.hasFiles).map(Shape.init)).reduce(0) {
            $0 + $1.fileSize * $1.fileCount
        }
    }

    /// The folders that are made for these cases, and held until the end.
    static func foldersNeeded(for cases: [Case]) -> Int {
        Set(cases.filter { $0.dataNeed == .files }.map(Shape.init)).count
    }

    /// The data set of a case, if it has been made.
    func dataSet(for benchCase: Case) -> DataSet? { made[Shape(benchCase)] }

    /// Why a case has no data.
    struct Missing {
        let status: TrialStatus
        let reason: String
    }

    /// Has a worker make the files of a case that are not there yet. Returns why the case can't be
    /// measured, and the signal that ended it; nil for what did not happen.
    func make(for benchCase: Case, by runner: any OrderRunner) throws -> (missing: Missing?, interruption: Int32?) {
        let shape = Shape(benchCase)
        let shortage = HugePageNeeds.shortage(of: benchCase, hasData: made[shape] != nil, workers: workers)
        if let refusal = Self.refusal(of: benchCase) ?? shortage {
            return (Missing(status: .refused, reason: refusal), nil)
        }
        guard made[shape] == nil else { return (nil, nil) }
        guard benchCase.dataNeed.hasFiles else {
            made[shape] = DataSet(directory: path, for: benchCase, seed: seed)
            return (nil, nil)
        }
        let data: DataSet
        do {
            data = try dataSet(newFor: benchCase)
        } catch let error as SystemError where benchCase.dataNeed == .memoryFile {
            return (Missing(status: .refused, reason: Obstacle(error).description), nil)
        }
        let answer = try runner.run(WorkerOrder(parent: ParentWatch.processID, task: .makeData(data)))
        guard let trouble = answer.trouble else {
            made[shape] = try identified(data)
            return (nil, answer.interruption)
        }
        let status: TrialStatus = answer.isRefused ? .refused : .failed
        return (Missing(status: status, reason: "the data could not be made: \(trouble)"), answer.interruption)
    }

    /// Why a case has not the CPUs or the nodes that it asks for; nil if it has.
    static func refusal(of benchCase: Case) -> String? {
        crowd(benchCase) ?? NodePlacement.refusal(of: benchCase.conditions.numa)
    }

    /// Why a case has more threads than there are CPUs for; nil if it has not. They would wait for each other, and the one thing
    /// measured would be the scheduler.
    private static func crowd(_ benchCase: Case) -> String? {
        guard let cpus = try? CPUSet.allowed().count, benchCase.busyCPUs > cpus else { return nil }
        let what =
            benchCase.conditions.spinners > 0
            ? "1 thread and \(FigureText.plural(benchCase.conditions.spinners, "spinner"))" : benchCase.members.words
        return "\(what), and this process may use \(FigureText.plural(cpus, "CPU")): at most as many"
    }

    /// The data set with the identity of its file, where it is one: that may be written to. Many files are only read.
    private func identified(_ data: DataSet) throws -> DataSet {
        guard data.identity != nil, data.fileCount == 1, let folder = folders.last else { return data }
        // Interrupted before it was made, it is not there: there is nothing to swap.
        let name = data.name(ofFile: 0)
        var identified = data
        identified.identity?.file =
            ProcFile.exists("\(folder.descriptorPath)/\(name)") ? try folder.identity(ofFile: name) : nil
        return identified
    }

    private func dataSet(newFor benchCase: Case) throws -> DataSet {
        if benchCase.dataNeed == .memoryFile {
            let file = try MemoryFile(
                size: benchCase.work.definition.fileSize.bytes,
                hugePageSize: benchCase.conditions.hugePages.poolPageSize
            )
            memoryFiles.append(file)
            return DataSet(directory: path, for: benchCase, seed: seed, memoryPath: file.path)
        }
        guard let folder else { throw HarnessError(.io, "there is no folder for the data") }
        let place = try folder.makeFolder("\(attempts)")
        attempts += 1
        folders.append(place)
        var data = DataSet(directory: place.path, for: benchCase, seed: seed)
        data.identity = DataIdentity(folder: place.identity)
        return data
    }

    /// Removes the folder and all that is in it, and lets memory files go.
    func restore() throws {
        memoryFiles = []
        folders = []
        marker = nil
        guard let folder else { return }
        self.folder = nil
        if let error = folder.remove() {
            throw HarnessError(.io, "the data folder could not be removed: \(error)")
        }
    }
}
