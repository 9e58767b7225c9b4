internal import Engines
internal import Platform
internal import Results
internal import Workloads

/// What pages and nodes the bytes of a case lie in, asked after a trial outside the timed part.
///
/// It is asked of a fresh mapping that touches what is resident: which entries a mapping gets is decided by the folios in the page
/// cache, whichever engine was at work.
struct PagesProbe {
    /// What smaps says of the mapping; nil where it has no answer.
    let range: SmapsRange?
    /// Where the resident pages lie; nil unless it was asked for.
    let nodes: PagePlacement?

    /// What a session found of memory of its own.
    init(_ memory: OwnMemory) {
        range = memory.range
        nodes = memory.nodes
    }

    /// Looks at the data of a case; nil where that tells nothing.
    init?(_ benchCase: Case, _ data: DataSet, isFullyResident: Bool) throws {
        // A smaller file can't have a 2 MiB entry; where nodes are asked for, each page counts.
        guard !benchCase.work.definition.opensEachOperation, benchCase.dataNeed.hasFiles,
            data.fileSize >= 2 << 20 || benchCase.conditions.numa != .off
        else { return nil }
        try self.init(
            path: data.path(ofFile: 0),
            size: data.fileSize,
            isFullyResident: isFullyResident,
            memory: benchCase.conditions.memory
        )
    }

    /// Looks at a file.
    ///
    /// - Parameters:
    ///   - isFullyResident: every byte is in memory: to touch another page would read it from the device.
    ///   - memory: what the case asks for; nodes are looked up where it asks for some.
    init(path: String, size: Int, isFullyResident: Bool, memory: MemoryRequest?) throws {
        let file = try FileHandle(path)
        let mapping = try Mapping(file.descriptor, length: size)
        if memory?.hugePages == .transparent { try mapping.advise(.hugePage) }
        if isFullyResident {
            try mapping.advise(.populateRead)
        } else {
            try Self.touchResident(mapping)
        }
        let start = unsafe UInt(bitPattern: mapping.base)
        range = SmapsRange.read(start: start, end: start + UInt(size))
        nodes = (memory?.numa ?? .off) == .off ? nil : try PagePlacement.of(mapping)
        try mapping.unmap()
    }

    private static func touchResident(_ mapping: borrowing Mapping) throws {
        try mapping.advise(.random)
        var sum: UInt64 = 0
        for (page, isResident) in try mapping.residentPages().enumerated() where isResident {
            sum &+= UInt64(unsafe mapping.base.load(fromByteOffset: page * PageCache.pageSize, as: UInt8.self))
        }
        BlackBox.use(sum)
    }
}
