internal import Platform
internal import Results

extension Examination {
    /// Engines that a build or a machine may lack.
    func engines() -> [DoctorFinding] {
        guard case .refused(let refusal) = probes.uring else {
            return [DoctorFinding(.ok, "io_uring", found: probes.uring.description)]
        }
        return [
            DoctorFinding(
                .note,
                "io_uring",
                found: refusal.reason,
                effect: "the engine io_uring is refused, and cases go on without it",
                mend: refusal.mend
            )
        ]
    }
}
