public import Workloads

/// A case whose control is to be measured.
public struct ControlWork: Sendable {
    /// The case.
    public let benchmark: Case
    /// Its files.
    public let data: DataSet
    /// Whether the page cache holds its file whole, in the folios of its trials: only then is it read.
    public let isResident: Bool

    /// A case with its files.
    public init(_ benchmark: Case, data: DataSet, isResident: Bool) {
        self.benchmark = benchmark
        self.data = data
        self.isResident = isResident
    }
}
