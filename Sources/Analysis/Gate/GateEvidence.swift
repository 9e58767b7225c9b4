import Results

/// What moved together with the time of an engine: the counters of two samples side by side.
struct GateEvidence {
    let before: EngineSummary
    let now: EngineSummary

    /// A counter has moved if it changed by this share and by more than a hundredth.
    static let leastChange = 0.02
    /// A part of the time is told from this share of the whole time before.
    static let leastTimeShare = 0.02

    /// A phrase for each that moved, or one that none did.
    var phrases: [String] {
        let moved = counters + times
        return moved.isEmpty ? ["no counter moved with the time"] : moved
    }

    private var counters: [String] {
        let rows: [(String, Counter)] = [
            ("system calls", .syscalls), ("minor faults", .minorFaults), ("major faults", .majorFaults),
            ("voluntary switches", .voluntarySwitches), ("preemptions", .involuntarySwitches),
        ]
        var phrases = rows.compactMap { name, counter in
            moved(before.counters[counter], now.counters[counter]).map { "\(name) per operation \($0)" }
        }
        if let change = moved(before.deviceReadPerByte, now.deviceReadPerByte) {
            phrases.append("device bytes per byte asked \(change)")
        }
        if let old = before.filePmdMappedBytes, let new = now.filePmdMappedBytes,
            abs(old - new) > GateStoredTest.mostPageSizeDifference * max(old, new)
        {
            phrases.append("mapped by 2 MiB pages \(FigureText.bytes(old)) -> \(FigureText.bytes(new))")
        }
        return phrases
    }

    private func moved(_ old: Double?, _ new: Double?) -> String? {
        guard let old, let new, abs(new - old) > 0.01, abs(new - old) > Self.leastChange * old else { return nil }
        return "\(FigureText.count(old)) -> \(FigureText.count(new))"
    }

    /// How many points of the change the user time and the system time explain.
    private var times: [String] {
        guard let whole = before.threadNanosecondsPerOperation, let after = now.threadNanosecondsPerOperation, whole > 0
        else { return [] }
        let all = (after - whole) / whole
        let rows: [(String, Counter)] = [("user time", .userNanoseconds), ("system time", .systemNanoseconds)]
        return rows.compactMap { name, counter in
            guard let old = before.counters[counter], let new = now.counters[counter],
                abs(new - old) / whole > Self.leastTimeShare
            else { return nil }
            return "\(name) explains \(points((new - old) / whole)) of \(points(all)) points"
        }
    }

    private func points(_ share: Double) -> String {
        (share < 0 ? "" : "+") + FigureText.fixed(share * 100, decimals: 1)
    }
}
