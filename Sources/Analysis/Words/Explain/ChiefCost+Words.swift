import Workloads

extension CaseCost: Worded {
    package var words: String {
        switch bearer {
        case .engine(let name): "\(name): \(cost.phrase)"
        case .both: "both: \(cost.phrase)"
        case .all: "all: \(cost.phrase)"
        }
    }
}

extension CaseFinding {
    /// What the slower engine (or all of them) spends its time on, in a phrase; nil if nothing was measured.
    package var chiefCost: String? { cost?.words }
}

extension ChiefCost {
    /// The cost with its share, such as `1 system call per 4KiB (62 %)`.
    package var phrase: String { kind == .unexplained ? text : "\(text) (\(FigureText.percent(share)))" }

    /// What it is, in a phrase without the engine and the share.
    package var text: String {
        switch cause {
        case .sync(let call): call
        case .waiting(let read?) where read > 1.5:
            "\(FigureText.count(read)) bytes read from the device per byte asked"
        case .waiting(let read): unit.waiting(deviceBytesPerByte: read)
        case .delayed: "waiting for a CPU, which others had"
        case .throttled: "held back by the CPU quota of the control group"
        case .opening: "opening and closing"
        case .mapping: "mapping and unmapping"
        case .faults(let count): "\(FigureText.count(count)) faults \(unit.phrase)"
        case .syscalls(let count): calls(FigureText.count(count))
        case .copying: "copying \(size) \(unit.phrase)"
        case .memory(let consumption, let isMapped): memory(consumption, isMapped)
        case .unexplained(let user, let system):
            system >= user
                ? "in the kernel, beyond the calls, copies and faults of the calibration (system time "
                    + "\(FigureText.percent(min(1, system))))"
                : "in user code (user time \(FigureText.percent(min(1, user))))"
        }
    }

    private func calls(_ count: String) -> String {
        unit.isOneCall && count == "1" ? "1 system call per \(unit.size)" : "\(count) system calls \(unit.phrase)"
    }

    private func memory(_ consumption: Consumption, _ isMapped: Bool) -> String {
        if let using = unit.using { return "\(using) \(size) in memory \(unit.phrase)" }
        return switch consumption {
        case .sum:
            isMapped
                ? "summing \(size) in memory \(unit.phrase)" : "fetching and summing \(size) \(unit.phrase)"
        case .copy where isMapped: "copying \(size) in memory \(unit.phrase)"
        case .touch where isMapped: "touching memory"
        case .copy, .touch: "fetching \(size) from memory \(unit.phrase)"
        }
    }
}

extension WorkUnit {
    /// What an engine waits for that read so much from the device: one name wherever the time is shown.
    func waiting(deviceBytesPerByte read: Double?) -> String { (read ?? 0) > 0 ? "waiting for the device" : waiting }
}
