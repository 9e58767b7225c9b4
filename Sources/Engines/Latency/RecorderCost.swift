internal import CLinux
internal import Platform

/// What recording adds to an operation on this machine.
package enum RecorderCost {
    private static let operations = 20_000
    private static let blocks = 7

    /// Nanoseconds for one operation, by a loop with a recorder beside one without, around nothing: the medians of a few blocks
    /// of 20,000. It is what is added to operations that wait for nothing; one that the CPU would overlap with the next pays more,
    /// since its end is waited for.
    ///
    /// - Returns: nil for an open loop, and where no memory for a histogram is to be had.
    package static func nanosecondsPerOperation(_ plan: LatencyPlan) -> Double? {
        if case .paced = plan.mode { return nil }
        guard let histogram = try? LatencyHistogram() else { return nil }
        let state = LatencyRecorder<TickClock>.State(mode: plan.mode, arrivals: nil, random: RandomStream(1))
        var recorder = unsafe LatencyRecorder(state, ticks: plan.clock, counts: histogram.counts, isFirst: true)
        var nothing = NoRecorder()
        run(&recorder)
        let differences = (0..<blocks).map { _ in
            let start = Clock.now()
            run(&nothing)
            let middle = Clock.now()
            run(&recorder)
            return Double((Clock.now() - middle) - (middle - start)) / Double(operations)
        }
        return max(0, differences.sorted()[blocks / 2])
    }

    @inline(never)
    private static func run<Record: Recorder>(_ recorder: inout Record) {
        for index in 0..<operations {
            recorder.start()
            clinux_black_box(UInt64(index))
            recorder.done(UInt64(index))
        }
    }
}
