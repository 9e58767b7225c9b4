internal import Platform
internal import Results

extension Examination {
    /// What can be counted beside time.
    func counters() -> [DoctorFinding] { [hardware(), shootdowns()].compactMap { $0 } }

    private func hardware() -> DoctorFinding {
        switch probes.counters {
        case .success(.all):
            DoctorFinding(.ok, "counters", found: "cycles, instructions and dTLB misses are counted in every trial")
        case .success(.user):
            DoctorFinding(
                .note,
                "counters",
                found: "perf_event_paranoid=\(environment.counters.perfEventParanoid ?? 2)",
                effect: "cycles, instructions and dTLB misses are those of user code; the kernel, where read(2) spends "
                    + "its time, is not counted",
                fix: CounterRefusal.permission
            )
        case .failure(let refusal):
            DoctorFinding(
                .note,
                "counters",
                found: refusal.reason,
                effect: "cycles, instructions and dTLB misses can't be counted; faults, calls, switches and bytes can",
                fix: refusal.fix
            )
        }
    }

    private func shootdowns() -> DoctorFinding? {
        guard environment.cpu.flags?.contains("invlpgb") == true else { return nil }
        return DoctorFinding(
            .note,
            "TLB shootdowns",
            found: "the CPU has INVLPGB",
            effect: "shootdowns need no interrupts, so they can't be counted; their cost remains"
        )
    }
}
