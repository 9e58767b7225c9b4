internal import Results

extension Examination {
    /// What the control groups of this process hold it to beside memory and huge pages.
    func groups() -> [DoctorFinding] { [quota(), devices()] }

    private var limits: Environment.Limits { environment.limits }

    private func quota() -> DoctorFinding {
        let share = limits.cpuWeight.map { "; its share of contested CPUs is not the default (\($0))" } ?? ""
        guard let quota = limits.cpuQuota else {
            let found = "no CPU quota by a control group" + share
            guard !share.isEmpty else { return DoctorFinding(.ok, "CPU quota", found: found) }
            return DoctorFinding(
                .note,
                "CPU quota",
                found: found,
                effect: "where other groups want the CPUs, this one gets less or more of them than they"
            )
        }
        var found =
            "the control group may use \(Self.decimal(quota, digits: 2)) \(quota == 1 ? "CPU" : "CPUs") at a time"
        if let period = limits.cpuPeriodMicroseconds {
            found += ", by periods of \(Self.decimal(Double(period) / 1000, digits: 1)) ms"
        }
        if let periods = limits.cpuPeriods, let throttled = limits.throttledPeriods {
            found += "; used up in \(throttled) of \(periods) periods so far"
        }
        let effect = "work that is stopped until the next period is slower by that, and not by what is measured"
        // As many CPUs as there are can't be used up.
        guard quota < Double(cpuCount) else { return DoctorFinding(.ok, "CPU quota", found: found + share) }
        return DoctorFinding(
            quota < 1 ? .problem : .warning,
            "CPU quota",
            found: found + share,
            effect: quota < 1
                ? "every case is stopped again and again: \(effect)"
                : "cases with more busy threads than that are stopped: \(effect)",
            fix:
                "docker run without --cpus, systemd-run --scope -p CPUQuota= faultline run, or raise cpu.max (cpu.cfs_quota_us)"
        )
    }

    private func devices() -> DoctorFinding {
        guard let limits = limits.deviceLimits else {
            return DoctorFinding(.ok, "I/O limit", found: "no limit on devices by a control group")
        }
        return DoctorFinding(
            .warning,
            "I/O limit",
            found: "the control group's devices are limited: " + limits.joined(separator: "; "),
            effect: "cold reads and syncs take the time that the limit sets, whichever engine asks",
            fix: "raise io.max (blkio.throttle.*) of the control group, or run outside it"
        )
    }
}
