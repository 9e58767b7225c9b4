internal import Engines
internal import Results
internal import Workloads

/// The data that the cases of the present round have left in the cache just as their fill has brought it in.
///
/// Reads of a warm cache change nothing in it: where several cases of a round read the same file, filled in the same way, the first one
/// fills the cache for all of them. Every round begins with none, so that each draws by itself where pages lie.
struct FilledCaches {
    /// The files of a case and how it fills the cache with them, by what it asks for.
    struct Filled: Hashable {
        private let kind: WorkKind
        private let fileSize: Int
        private let fileCount: Int
        private let fill: FillMethod

        /// Nil for a case that fills the cache for itself alone.
        init?(_ benchCase: Case) {
            guard let fill = FilledCaches.fill(of: benchCase) else { return nil }
            let work = benchCase.work.definition
            (kind, fileSize, fileCount) = (benchCase.work.kind, work.fileSize.bytes, work.fileCount)
            self.fill = fill
        }
    }

    private var round = -1
    private var fills: [DataSet: FillMethod] = [:]

    /// True where the cache holds the data as the case would fill it.
    func hold(_ data: DataSet, for benchCase: Case, round: Int) -> Bool {
        guard round == self.round, let fill = Self.fill(of: benchCase) else { return false }
        return fills[data] == fill
    }

    /// A round of a case is over.
    mutating func note(_ data: DataSet, of benchCase: Case, _ measured: MeasuredRound) {
        if measured.round != round {
            round = measured.round
            fills = [:]
        }
        let areValid = measured.builds.joined().allSatisfy { $0.trial.status == .valid }
        fills[data] = areValid ? Self.fill(of: benchCase) : nil
    }

    /// How a case fills the cache that it leaves as it was; nil for one that evicts, writes, or places pages on nodes.
    private static func fill(of benchCase: Case) -> FillMethod? {
        guard benchCase.alternates, benchCase.conditions.memory == nil, benchCase.conditions.cache.state == .warm else {
            return nil
        }
        return benchCase.conditions.cache.fill
    }
}
