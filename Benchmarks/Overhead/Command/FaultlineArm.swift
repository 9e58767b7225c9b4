internal import Engines
internal import Workloads

/// Faultline's engine and loop, as the worker uses them, recording latencies or not.
final class FaultlineArm: Arm {
    private let session: any EngineSession

    init(_ work: EngineWork, recording plan: LatencyPlan? = nil) throws {
        session = try EngineSessions.session(work.benchCase.engines[0], index: 0, work: work)
        try session.prepare()
        if let plan { try session.record(plan) }
    }

    /// The most batches of one ``run(_:)``.
    var longestGroup: Int { session.longestGroup }

    func run(_ batches: Range<Int>) throws -> Sample {
        let measured = try session.run(batches)
        return Sample(
            nanoseconds: measured.wallNanoseconds,
            operations: measured.operations,
            digest: measured.digests.reduce(0, &+)
        )
    }

    func finish() throws { try session.finish() }
}
