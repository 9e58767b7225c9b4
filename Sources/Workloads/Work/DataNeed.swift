/// Where the bytes of a work lie before it begins.
package enum DataNeed: Hashable, Sendable {
    /// In files of the run's folder.
    case files
    /// In a file without a name, in memory, which the run holds.
    case memoryFile
    /// In memory that each engine maps for itself, out of the kernel's pools where huge pages are asked for.
    case ownMemory
    /// Nowhere: what is moved is made while it is moved.
    case nothing

    /// True where there are files to make, to fill and to look up.
    package var hasFiles: Bool { self == .files || self == .memoryFile }
}
