internal import Engines
internal import Results

extension Examination {
    /// Engines that a build or a machine may lack: what each says of itself.
    func engines() -> [DoctorFinding] {
        probes.engines.map { engine, readiness in
            guard case .refused(let fix) = readiness.state else {
                return DoctorFinding(.ok, engine, found: readiness.found)
            }
            return DoctorFinding(
                .note,
                engine,
                found: readiness.found,
                effect: "the engine \(engine) is refused, and cases go on without it",
                fix: fix
            )
        }
    }
}
