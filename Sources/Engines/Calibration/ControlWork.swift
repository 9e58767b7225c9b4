package import Workloads

/// A case whose control is to be measured.
package struct ControlWork: Sendable {
    /// The case.
    package let benchCase: Case
    /// Its files.
    package let data: DataSet
    /// Whether the page cache holds its file whole, in the folios of its trials: only then is it read.
    package let isResident: Bool

    /// A case with its files.
    package init(_ benchCase: Case, data: DataSet, isResident: Bool) {
        self.benchCase = benchCase
        self.data = data
        self.isResident = isResident
    }
}
