internal import CLinux
internal import Platform

/// What the read of a small file costs beside the copying of its bytes.
enum SmallFileControl {
    private static let groups = 9
    /// So many files at the most are one pass.
    private static let mostFiles = 1 << 12

    /// What pread(2) of one byte adds to opening and closing each of the files, in nanoseconds of one file: entering the kernel, what
    /// it sets up for the first read of a descriptor, and finding the page.
    ///
    /// - Throws: `SystemError` for a file that can't be opened or read.
    static func firstRead(of data: DataSet) throws -> Double {
        let paths = try PathTable(data)
        let count = min(data.fileCount, mostFiles)
        _ = try pass(paths, count, reads: true)
        // With and without take turns: what disturbs the machine falls on both.
        let differences = try (0..<groups).map { _ in
            try pass(paths, count, reads: true) - pass(paths, count, reads: false)
        }
        return max(0, Calibrator.median(differences))
    }

    /// Opens and closes each file; returns the nanoseconds of one of them.
    private static func pass(_ paths: PathTable, _ count: Int, reads: Bool) throws -> Double {
        var byte: UInt8 = 0
        var calls: UInt64 = 0
        let start = Clock.now()
        for file in 0..<count {
            let descriptor = unsafe clinux_open_read(paths.path(file))
            guard descriptor >= 0 else { throw SystemError("open", result: Int(descriptor)) }
            let got = reads ? unsafe clinux_pread_full(descriptor, &byte, 1, 0, &calls) : 0
            _ = clinux_close(descriptor)
            guard got >= 0 else { throw SystemError("pread", result: Int(got)) }
        }
        return Double(Clock.now() - start) / Double(count)
    }
}
