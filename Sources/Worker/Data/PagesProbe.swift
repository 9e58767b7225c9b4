internal import Engines
internal import Platform
internal import Results
internal import Workloads

/// What pages and nodes the bytes of a case lie in, asked after a trial outside the timed part.
///
/// It is asked of a fresh mapping that touches what is resident: which entries a mapping gets is decided by the folios in the page
/// cache, whichever engine was at work. It only looks: what it can't see is left out, with the reason, and spoils nothing.
struct PagesProbe {
    /// What smaps says of the mapping; nil where it has no answer.
    private(set) var range: SmapsRange?
    /// Where the resident pages lie; nil unless it was asked for.
    private(set) var nodes: PagePlacement?
    /// What could not be seen, and why.
    private(set) var observations: Observations
    /// Why the nodes could not be told, though they were asked for; nil where they could, or were not.
    private(set) var nodesObstacle: Obstacle?

    /// What a session found of memory of its own.
    init(_ memory: OwnMemory) {
        observations = Observations(dataAt: nil)
        range = memory.range
        nodes = memory.nodes
        noteRange()
    }

    /// Looks at the data of a case; nil where that tells nothing.
    init?(_ benchCase: Case, _ data: DataSet, isFullyResident: Bool) {
        // A smaller file can't have a huge page's entry; where nodes are asked for, each page counts.
        guard !benchCase.work.definition.opensEachOperation, benchCase.dataNeed.hasFiles,
            data.fileSize >= TransparentHugePages.pageSize || benchCase.conditions.numa != .off
                || NUMALibrary.hasSeveralNodes
        else { return nil }
        self.init(
            path: data.path(ofFile: 0),
            size: data.fileSize,
            isFullyResident: isFullyResident,
            memory: benchCase.conditions.memory,
            looksAtNodes: NUMALibrary.hasSeveralNodes
        )
    }

    /// Looks at a file.
    ///
    /// - Parameters:
    ///   - isFullyResident: every byte is in memory: to touch another page would read it from the device.
    ///   - memory: what the case asks for; nodes are looked up where it asks for some.
    ///   - looksAtNodes: true to look them up in any case.
    init(path: String, size: Int, isFullyResident: Bool, memory: MemoryRequest?, looksAtNodes: Bool = false) {
        observations = Observations(dataAt: path)
        let asksNodes = (memory?.numa ?? .off) != .off
        do {
            let file = try FileHandle(path)
            let mapping = try Mapping(observing: file, length: size)
            if memory?.hugePages == .transparent { try mapping.advise(.hugePage) }
            if isFullyResident { mapping.touchAll() } else { try mapping.touchResident() }
            let start = unsafe UInt(bitPattern: mapping.base)
            range = SmapsRange.read(start: start, end: start + UInt(size))
            noteRange()
            if asksNodes {
                try look(at: mapping)
            } else if looksAtNodes {
                nodes = observations.observe("nodes_obtained") { try PagePlacement.of(mapping) }
            }
            try mapping.unmap()
        } catch {
            observations.note("the pages of the data", error)
            if asksNodes, nodes == nil { nodesObstacle = nodesObstacle ?? Obstacle(error, dataAt: path) }
        }
    }

    private mutating func look(at mapping: borrowing Mapping) throws {
        do {
            nodes = try PagePlacement.of(mapping)
        } catch {
            nodesObstacle = Obstacle(error, dataAt: nil)
            throw error
        }
    }

    private mutating func noteRange() {
        if range == nil { observations.note("page sizes: /proc/self/smaps has no answer") }
    }
}
