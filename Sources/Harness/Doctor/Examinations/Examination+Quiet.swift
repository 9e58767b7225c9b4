internal import Results

extension Examination {
    /// Build: figures of unoptimised code say nothing.
    func build() -> [DoctorFinding] {
        guard probes.isDebugBuild else { return [DoctorFinding(.ok, "build", found: "built with optimisation")] }
        return [
            DoctorFinding(
                .problem,
                "build",
                found: "this is a debug build",
                effect: "the loops around each operation cost more than the operation: no figure is worth anything",
                fix: "swift build -c release"
            )
        ]
    }

    /// Load, steal and pressure: is the machine quiet?
    func quiet() -> [DoctorFinding] { [load(), steal(), pressure()].compactMap { $0 } }

    func load() -> DoctorFinding? {
        guard let load = environment.load.oneMinute else { return nil }
        let found = "load average \(Self.decimal(load, digits: 2)) on \(cpuCount) CPU\(cpuCount == 1 ? "" : "s")"
        guard load > 0.5 * Double(cpuCount) else { return DoctorFinding(.ok, "load", found: found) }
        return DoctorFinding(
            .warning,
            "load",
            found: found,
            effect: "other work takes the CPUs and the caches: wider intervals, more inconclusive verdicts",
            fix: "ps -eo pcpu,pid,comm --sort=-pcpu | head -5, then stop what works or wait"
        )
    }

    private func steal() -> DoctorFinding? {
        guard let steal = probes.stealPercent ?? environment.load.stealPercentSinceBoot else { return nil }
        let found =
            "\(Self.decimal(steal, digits: 1)) % of the CPU time "
            + (probes.stealPercent == nil ? "stolen since boot" : "stolen just now")
        guard steal >= 1 else { return DoctorFinding(.ok, "steal", found: found) }
        return DoctorFinding(
            .warning,
            "steal",
            found: found,
            effect: "the hypervisor runs other guests on these CPUs: wall times carry their time too",
            fix: "vmstat 1 (column st), then run when it stays at 0, or on a machine with CPUs of its own"
        )
    }

    func pressure() -> DoctorFinding? {
        let stalls: [(String, Double?, Double)] = [
            ("CPU", environment.pressure.cpuSomePercent, 10), ("I/O", environment.pressure.ioSomePercent, 5),
            ("memory", environment.pressure.memorySomePercent, 1),
        ]
        let known = stalls.compactMap { name, percent, limit in percent.map { (name: name, percent: $0, limit: limit) }
        }
        guard !known.isEmpty else {
            return DoctorFinding(
                .note,
                "pressure",
                found: "the kernel tells no pressure (PSI)",
                effect: "stalls by other work can't be told from the work's own",
                fix: "start the kernel with psi=1"
            )
        }
        let found =
            "waiting in the last 10 s: "
            + known.map { "\($0.name) \(Self.decimal($0.percent, digits: 1)) %" }.joined(separator: ", ")
        guard known.contains(where: { $0.percent > $0.limit }) else {
            return DoctorFinding(.ok, "pressure", found: found)
        }
        return DoctorFinding(
            .warning,
            "pressure",
            found: found,
            effect: "other work competes for the same resource: its stalls are in the times of whichever engine runs",
            fix: "grep . /proc/pressure/*, then run again once avg10 is near 0"
        )
    }
}
