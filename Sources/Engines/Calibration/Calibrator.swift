internal import CLinux
internal import Glibc
internal import Platform
package import Results

/// Measures what the parts of an operation cost on this machine, within about a second.
package enum Calibrator {
    private static let turns = 15

    /// Measures on a file of `size` bytes, which is resident afterwards.
    ///
    /// - Parameters:
    ///   - pageSize: of the file's pages, for a file of a pool; nil for the kernel's own.
    ///   - measuresFaults: false for a file whose faults are not those of files on a disk.
    package static func measure(
        file path: String,
        size: Int,
        pageSize: Int? = nil,
        measuresFaults: Bool = true
    ) throws -> Calibration {
        let file = try FileHandle(path)
        let ground = try CalibrationGround()
        try ground.fetchFirstByte(of: file)
        let null = try MemoryControl.nullOperation()
        let descriptor = file.descriptor
        let samples = inTurns([
            { ground.clock() }, { ground.emptyLoop() }, { ground.syscall() }, { ground.preadOneByte(descriptor) },
            { ground.copyPerByte() }, { ground.sumPerByte() },
        ])
        let medians = samples.map(median)
        let page = pageSize ?? PageCache.pageSize
        let faults = measuresFaults ? try faults(file, size: size, pageSize: page, clock: medians[0]) : []
        var calibration = Calibration()
        calibration.clockNanoseconds = medians[0]
        calibration.emptyLoopNanoseconds = medians[1]
        calibration.nullEngineNanoseconds = null.operation
        calibration.batchNanoseconds = null.batch
        calibration.syscallNanoseconds = medians[2]
        calibration.preadOneByteNanoseconds = medians[3]
        calibration.copyNanosecondsPerByte = medians[4]
        calibration.sumNanosecondsPerByte = medians[5]
        calibration.spreads = CostSpreads(samples.map(spread))
        calibration.anonymousFaultNanoseconds = ground.anonymousFault
        calibration.faults = measuresFaults ? faults : nil
        calibration.fileFaultNanoseconds =
            faults.first { $0.source == FaultSource.smallFolios.rawValue }?.nanoseconds
        return calibration
    }

    /// The samples of several costs, each measured once a turn: what disturbs the machine for some milliseconds then falls on one sample of
    /// each, and not on all those of one.
    private static func inTurns(_ samples: [() -> Double]) -> [[Double]] {
        for sample in samples { _ = sample() }
        var times = samples.map { _ in [Double]() }
        for _ in 0..<turns {
            for (index, sample) in samples.enumerated() { times[index].append(sample()) }
        }
        return times
    }

    /// Half the range of the middle half of some samples, over their median.
    static func spread(_ values: [Double]) -> Double {
        let sorted = values.sorted()
        let middle = sorted[sorted.count / 2]
        guard middle > 0 else { return 0 }
        return (sorted[sorted.count * 3 / 4] - sorted[sorted.count / 4]) / 2 / middle
    }

    static func median(_ values: [Double]) -> Double { values.sorted()[values.count / 2] }
}

extension CostSpreads {
    /// The spreads in the order in which the costs are measured.
    fileprivate init(_ spreads: [Double]) {
        self.init()
        clock = spreads[0]
        syscall = spreads[2]
        preadOneByte = spreads[3]
        copy = spreads[4]
        sum = spreads[5]
    }
}
