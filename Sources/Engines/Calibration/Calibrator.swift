internal import CLinux
internal import Glibc
internal import Platform

/// Measures ``Prices``, within about a second.
package enum Calibrator {
    private static let turns = 15

    /// Measures on a file of `size` bytes, which is resident afterwards.
    package static func measure(file path: String, size: Int) throws -> Prices {
        let file = try FileHandle(path)
        let ground = try CalibrationGround()
        try ground.fetchFirstByte(of: file)
        let null = try MemoryControl.nullOperation()
        let descriptor = file.descriptor
        let medians = inTurns([
            { ground.clock() }, { ground.emptyLoop() }, { ground.syscall() }, { ground.preadOneByte(descriptor) },
            { ground.copyPerByte() }, { ground.sumPerByte() },
        ])
        return Prices(
            clock: medians[0],
            emptyLoop: medians[1],
            nullEngine: null.operation,
            batch: null.batch,
            syscall: medians[2],
            preadOneByte: medians[3],
            copyPerByte: medians[4],
            sumPerByte: medians[5],
            anonymousFault: ground.anonymousFault,
            faults: try Self.faults(file, size: size, clock: medians[0])
        )
    }

    /// The medians of several prices, each measured once a turn: what disturbs the machine for some milliseconds then falls on one sample of
    /// each, and not on all those of one.
    private static func inTurns(_ samples: [() -> Double]) -> [Double] {
        for sample in samples { _ = sample() }
        var times = samples.map { _ in [Double]() }
        for _ in 0..<turns {
            for (index, sample) in samples.enumerated() { times[index].append(sample()) }
        }
        return times.map(median)
    }

    static func median(_ values: [Double]) -> Double { values.sorted()[values.count / 2] }
}
