package import Platform
package import Workloads

/// Where the files of a case lie, and what is in them.
package struct DataSet: Hashable, Sendable, Codable {
    /// The folder of the files, made by this run.
    package let directory: String
    /// The kind of work, which 0.1.0 knew by it whether there is one large file or many small ones.
    package let kind: WorkKind
    /// The size of each file in bytes.
    package let fileSize: Int
    /// The number of files; 0 where the bytes lie nowhere before the work begins.
    package let fileCount: Int
    /// The seed of their ``Content``.
    package let seed: UInt64
    /// What is asked of the memory that the bytes lie in; nil for nothing.
    package let memory: MemoryRequest?
    /// The path of the one file where it lies in memory, held open by the run; nil for files in the folder.
    package let memoryPath: String?
    /// Which folder and file they are, so that what another user puts in their place is noticed; nil in orders of builds that did not
    /// record it.
    package var identity: DataIdentity?

    /// A data set for a case.
    ///
    /// - Parameter memoryPath: of the run's memory file, for a case with `backing: memfd`.
    package init(directory: String, for benchCase: Case, seed: UInt64, memoryPath: String? = nil) {
        self.directory = directory
        kind = benchCase.work.kind
        fileSize = benchCase.work.definition.fileSize.bytes
        memory = benchCase.conditions.memory
        // Of anonymous memory 0.1.0 wrote that it is one file, and knew by the backing that there is none.
        fileCount = benchCase.work.definition.fileCount
        self.seed = seed
        self.memoryPath = memoryPath
    }

    /// False where the bytes lie in memory that each engine maps for itself, or nowhere: there is no file to make, to fill or to
    /// look up.
    package var hasFiles: Bool { fileCount > 0 && memory?.backing != .anonymous }

    /// The bytes of the files.
    package var content: Content { Content(seed: seed) }

    /// The bytes of all files together.
    package var totalBytes: Int { fileSize * fileCount }

    /// The path of the first file, which tells where all lie; nil where there are none.
    package var anyPath: String? { hasFiles ? path(ofFile: 0) : nil }

    /// The path of a file. All names have the same length.
    package func path(ofFile index: Int) -> String { memoryPath ?? directory + "/" + name(ofFile: index) }

    /// The name of a file in the folder.
    package func name(ofFile index: Int) -> String {
        let digits = String(index)
        return String(repeating: "0", count: max(0, 7 - digits.count)) + digits
    }

    /// The folder, held by its descriptor.
    ///
    /// - Throws: ``SwappedFile`` where another folder lies in its place, or SystemError.
    package func openFolder() throws -> HeldFolder {
        try HeldFolder(opening: directory, expecting: identity?.folder)
    }
}

/// Which folder and file a run has made for its data.
package struct DataIdentity: Hashable, Sendable, Codable {
    /// The folder.
    package var folder: FileIdentity
    /// The one file, where there is one; nil for many, and until it is made.
    package var file: FileIdentity?

    /// A folder whose file is still to be made.
    package init(folder: FileIdentity) { self.folder = folder }
}
