internal import Results

extension Examination {
    /// What can be counted beside time.
    func counters() -> [DoctorFinding] { [hardware(), shootdowns()].compactMap { $0 } }

    private func hardware() -> DoctorFinding? {
        if environment.counters.hasHardware == false {
            return DoctorFinding(
                .note,
                "counters",
                found: "no performance monitoring unit",
                effect: "TLB and cache misses can't be counted; faults, system calls, switches and bytes can"
            )
        }
        guard let paranoid = environment.counters.perfEventParanoid, paranoid >= 2 else {
            return DoctorFinding(.ok, "counters", found: "perf events may be counted")
        }
        return DoctorFinding(
            .note,
            "counters",
            found: "perf_event_paranoid=\(paranoid)",
            effect: "events inside the kernel, where read(2) spends its time, can't be counted",
            mend: "sudo sysctl kernel.perf_event_paranoid=1"
        )
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
