/// The object that the engines open and map.
package enum Backing: String, CaseIterable, Hashable, Sendable, Codable, ParameterChoice {
    /// A file in the run's folder.
    case file
    /// A file without a name in memory (memfd_create(2)), the same one for all engines: tmpfs, or hugetlbfs with huge pages.
    case memfd
    /// No file: fresh memory of the process itself, MAP_PRIVATE and MAP_ANONYMOUS, of which the first touch is measured.
    case anonymous
}
