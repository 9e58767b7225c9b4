internal import Glibc
internal import Platform
package import Results
internal import Workloads

/// The anonymous control: the loop of a case, with its own pattern, block size and use of the bytes, over anonymous memory.
///
/// What is left of an engine's time when this is taken away is the file: system calls, faults, the page cache.
package enum MemoryControl {
    /// The most anonymous memory that is taken, in bytes.
    package static let mostBytes = 1 << 30

    /// Measures the controls of some cases, on one thread; cases of one shape share a measurement, which takes about 0.1 s.
    ///
    /// - Parameter limit: the most memory to take, in bytes.
    /// - Returns: the control of each case, in their order.
    package static func measure(_ works: [ControlWork], limit: Int) throws -> [CaseControl] {
        let shapes = works.map { ControlShape($0.benchCase, limit: min(limit, mostBytes)) }
        var measured: [ControlShape: CaseControl] = [:]
        var files: [ControlShape: ControlFile] = [:]
        for (shape, work) in zip(shapes, works) {
            if measured[shape] == nil { measured[shape] = try hot(shape, work.data) }
            if files[shape] == nil { files[shape] = try ControlFile(shape, work) }
        }
        let size = shapes.map(\.regionBytes).max() ?? 0
        for huge in [false, true] {
            try unsafe withRegion(size, huge: huge) { base in
                for shape in measured.keys {
                    let times = try unsafe ControlTimes(shape, over: base, file: files[shape])
                    measured[shape]?.add(times, huge: huge)
                }
            }
        }
        return try zip(shapes, works).compactMap { shape, work in
            guard var control = measured[shape] else { return nil }
            control.case = work.benchCase.id
            if work.benchCase.work.definition.opensEachOperation {
                control.preadBesideNanoseconds = work.isResident ? try SmallFileControl.firstRead(of: work.data) : nil
            }
            return control
        }
    }

    /// One operation of a batch on a byte in the L1 cache, and what a batch costs beside its operations; both in nanoseconds.
    static func nullOperation() throws -> (operation: Double, batch: Double) {
        let memory = try AlignedBuffer(PageCache.pageSize)
        let many = try unsafe ControlLoop(.null(operations: 8192)).time(.inPlace, base: memory.base)
        let one = try unsafe ControlLoop(.null(operations: 1)).time(.inPlace, base: memory.base)
        return (many, max(0, one - many))
    }

    /// What needs no large memory: the copy and the pread of a block in the caches.
    private static func hot(_ shape: ControlShape, _ data: DataSet) throws -> CaseControl {
        // Cases of one shape share it: each gives it its own id.
        var control = CaseControl(case: "", regionBytes: shape.regionBytes, blockBytes: shape.blockBytes)
        guard shape.isRead else { return control }
        let loop = try ControlLoop(shape.ofOneBlock)
        let memory = try AlignedBuffer(shape.blockBytes)
        control.hotCopyNanoseconds = try unsafe loop.time(.copied, base: memory.base)
        let file = try FileHandle(data.path(ofFile: 0))
        // A file may end inside a block; its own size is then that of an operation.
        guard data.fileSize >= shape.blockBytes else { return control }
        control.preadNanoseconds = try unsafe loop.time(.pread(file.descriptor), base: memory.base)
        return control
    }

    /// Anonymous memory, touched, in pages of one kind; where huge pages are not to be had, `body` is not called.
    private static func withRegion(_ size: Int, huge: Bool, _ body: (UnsafeMutableRawPointer) throws -> Void) throws {
        guard size > 0 else { return }
        let unit = TransparentHugePages.pageSize
        let length = (size + unit - 1) / unit * unit
        let mapping = try Mapping(anonymous: length, alignment: unit)
        do {
            try mapping.advise(huge ? .hugePage : .noHugePage)
        } catch {
            // A kernel without transparent huge pages knows neither advice: all its pages are base pages.
            if huge { return }
        }
        unsafe memset(mapping.base, 0x5a, length)
        if huge, MappingPages(of: mapping)?.obtainedPageSize != unit { return }
        try unsafe body(mapping.base)
    }
}
