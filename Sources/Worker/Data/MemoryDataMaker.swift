internal import Engines
internal import Platform
internal import Workloads

/// Fills a memory file through a mapping, which works on hugetlbfs, too (write(2) is EINVAL there), on the nodes that are asked for.
struct MemoryDataMaker {
    let data: DataSet
    let path: String

    func make() throws {
        let placement = try place()
        if let problem = data.poolProblem(on: placement) { throw DataFault(problem) }
        let file = try FileHandle(path, .readWrite)
        let mapping = try Mapping(file.descriptor, length: data.fileSize, writable: true)
        let isTransparent = data.memory?.hugePages == .transparent
        if isTransparent { try mapping.advise(.hugePage) }
        let piece = 1 << 20
        for offset in stride(from: 0, to: data.fileSize, by: piece) {
            let count = min(piece, data.fileSize - offset)
            unsafe data.content.fill(mapping.base + offset, file: 0, offset: offset, count: count)
        }
        // Where huge pages are not given at the fault (shmem_enabled), they can be made now. What came of it is looked up after
        // each trial, so that an error here is not the end.
        if isTransparent { try? mapping.advise(.collapse) }
        try mapping.unmap()
    }

    private func place() throws -> NodePlacement? {
        let cpus = try CPUChoice.preferred()
        guard let placement = try NodePlacement(data.memory?.numa ?? .off, cpus: cpus) else { return nil }
        if let cpu = placement.cpus.first { try CPUSet.pin(to: cpu) }
        try placement.apply()
        return placement
    }
}
