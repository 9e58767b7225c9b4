internal import Results

/// Something that moved together with the time of an engine, in figures before and now; or that nothing did.
package enum GateEvidence: Hashable, Sendable {
    /// A counter of one operation.
    package enum Counter: Hashable, Sendable {
        case syscalls
        case minorFaults
        case majorFaults
        case voluntarySwitches
        case preemptions
    }

    /// A counter, for one operation.
    case counter(Counter, before: Double, now: Double)
    /// Bytes that the device read for each byte asked for.
    case deviceBytes(before: Double, now: Double)
    /// Bytes that were mapped by 2 MiB entries.
    case pages(before: Double, now: Double)
    /// The change of the user time and that of the whole time, both as shares of the whole before.
    case userTime(Double, of: Double)
    /// The same of the system time.
    case systemTime(Double, of: Double)
    /// No counter moved.
    case nothing

    /// A counter has moved if it changed by this share and by more than a hundredth.
    static let leastChange = 0.02
    /// A part of the time is named from this share of the whole time before.
    static let leastTimeShare = 0.02

    /// What moved between two samples; never empty.
    static func all(before: EngineSummary, now: EngineSummary) -> [GateEvidence] {
        let found = counters(before, now) + times(before, now)
        return found.isEmpty ? [.nothing] : found
    }

    private static func counters(_ before: EngineSummary, _ now: EngineSummary) -> [GateEvidence] {
        let pairs: [(Counter, Double?, Double?)] = [
            (.syscalls, before.counters[.syscalls], now.counters[.syscalls]),
            (.minorFaults, before.counters[.minorFaults], now.counters[.minorFaults]),
            (.majorFaults, before.counters[.majorFaults], now.counters[.majorFaults]),
            (.voluntarySwitches, before.counters[.voluntarySwitches], now.counters[.voluntarySwitches]),
            (.preemptions, before.counters[.involuntarySwitches], now.counters[.involuntarySwitches]),
        ]
        var found = pairs.compactMap { counter, old, new in
            moved(old, new).map { GateEvidence.counter(counter, before: $0.old, now: $0.new) }
        }
        if let change = moved(before.deviceReadPerByte, now.deviceReadPerByte) {
            found.append(.deviceBytes(before: change.old, now: change.new))
        }
        if let old = before.filePmdMappedBytes, let new = now.filePmdMappedBytes,
            abs(old - new) > GateStoredTest.mostPageSizeDifference * max(old, new)
        {
            found.append(.pages(before: old, now: new))
        }
        return found
    }

    private static func moved(_ old: Double?, _ new: Double?) -> (old: Double, new: Double)? {
        guard let old, let new, abs(new - old) > 0.01, abs(new - old) > leastChange * old else { return nil }
        return (old, new)
    }

    /// How much of the change the user time and the system time explain.
    private static func times(_ before: EngineSummary, _ now: EngineSummary) -> [GateEvidence] {
        guard let whole = before.threadNanosecondsPerOperation, let after = now.threadNanosecondsPerOperation, whole > 0
        else { return [] }
        let all = (after - whole) / whole
        func share(_ old: Double?, _ new: Double?) -> Double? {
            guard let old, let new, abs(new - old) / whole > leastTimeShare else { return nil }
            return (new - old) / whole
        }
        let user = share(before.counters[.userNanoseconds], now.counters[.userNanoseconds])
        let system = share(before.counters[.systemNanoseconds], now.counters[.systemNanoseconds])
        return [user.map { .userTime($0, of: all) }, system.map { .systemTime($0, of: all) }].compactMap(\.self)
    }
}
