internal import Analysis
internal import Platform

/// Where the scenes of the placement check take place: two nodes, or one, and a folder.
struct PlacementStage: Sendable {
    /// The first node with memory.
    let first: Int
    /// The second; nil where there is none.
    let second: Int?
    /// A folder of its own.
    let folder: String
    /// Whether the folder's files are memory alone, so that none of them is ever cold.
    let isInMemory: Bool

    /// The file that is read.
    var path: String { folder + "/read" }
    /// The bytes of it, and of each other piece of memory in base pages.
    var size: Int { PlacementCheck.pages * KernelFacts.pageBytes }
    /// The node that is asked for from the first. Where there is no second, nothing that names it is tried.
    var other: Int { second ?? first + 1 }

    /// Makes the file that is read.
    func makeFile() throws {
        let file = try FileHandle(path, .create)
        try file.append([UInt8](repeating: 1, count: size))
        try file.syncData()
        try file.close()
    }

    /// Why a scene that names the second node can't be tried; nil if it can.
    var needsSecond: String? { second == nil ? "needs a second node" : nil }

    /// As ``needsSecond``, for scenes whose file must come from a disk.
    var needsDisk: String? { isInMemory ? "needs a --directory on a disk" : needsSecond }

    // MARK: - What the scenes are made of

    /// Writes a byte to each base page.
    static func write(_ mapping: borrowing Mapping) {
        for offset in stride(from: 0, to: mapping.length, by: KernelFacts.pageBytes) {
            unsafe mapping.base.storeBytes(of: 2, toByteOffset: offset, as: UInt8.self)
        }
    }

    /// Reads a byte of each base page.
    static func read(_ mapping: borrowing Mapping) {
        var sum: UInt64 = 0
        for offset in stride(from: 0, to: mapping.length, by: KernelFacts.pageBytes) {
            sum &+= UInt64(unsafe mapping.base.load(fromByteOffset: offset, as: UInt8.self))
        }
        BlackBox.use(sum)
    }

    /// Opens the file with nothing of it in the page cache.
    func coldFile() throws -> FileHandle {
        let file = try FileHandle(path, .readWrite)
        let left = try PageCache.evict(file).cached
        guard left == 0 else {
            throw HarnessError(.io, "\(FigureText.plural(left, "page")) of the file stayed in the page cache")
        }
        return file
    }

    /// Where the resident pages of the open file are, all of which must be.
    func placement(of file: borrowing FileHandle) throws -> PagePlacement {
        let mapping = try Mapping(file.descriptor, length: size)
        Self.read(mapping)
        return try PagePlacement.of(mapping)
    }
}
