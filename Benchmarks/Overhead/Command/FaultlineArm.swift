internal import Engines
internal import Workloads

/// Faultline's engine and loop, as the worker uses them.
final class FaultlineArm: Arm {
    private let session: any EngineSession

    init(_ work: EngineWork) throws {
        session = try EngineSessions.session(work.benchmark.engines[0], index: 0, work: work)
        try session.prepare()
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
