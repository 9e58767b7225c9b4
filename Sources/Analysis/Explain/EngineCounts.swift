import Results

/// What an engine has counted for one operation, medians over its valid trials: calls, faults, and bytes from the device.
package struct EngineCounts: Hashable, Sendable, Encodable {
    /// System calls.
    package let calls: Double?
    /// Minor faults.
    package let minorFaults: Double?
    /// Major faults.
    package let majorFaults: Double?
    /// Bytes that the device read for each byte asked for.
    package let deviceBytesPerByte: Double?

    /// The counts of an engine; nil where none was counted.
    package init?(_ summary: EngineSummary) {
        calls = summary.counters[.syscalls]
        minorFaults = summary.counters[.minorFaults]
        majorFaults = summary.counters[.majorFaults]
        deviceBytesPerByte = summary.deviceReadPerByte
        if calls == nil, minorFaults == nil, majorFaults == nil, deviceBytesPerByte == nil { return nil }
    }
}

/// A count of two engines that tells more of their difference than their times do.
package enum CountContrast: Hashable, Sendable {
    /// Bytes from the device for each byte asked for.
    case deviceBytes(behind: Double, ahead: Double)
    /// Major faults of an operation, and the calls of the other engine.
    case majorFaults(behind: Double, ahead: Double, calls: Double)
    /// Minor faults of an operation, and the calls of the other engine.
    case minorFaults(behind: Double, ahead: Double, calls: Double)
    /// System calls of an operation.
    case calls(behind: Double, ahead: Double)

    /// The least ratio of a count to that of the other engine; it has to be above the ratio of the times, too.
    private static let leastRatio = 1.5

    /// The contrasts of an engine with one that is ahead of it, by a factor in time.
    static func all(behind: EngineCounts?, ahead: EngineCounts?, times: Double) -> [CountContrast] {
        guard let behind, let ahead else { return [] }
        let isTelling = { (mine: Double, other: Double, least: Double) in
            mine >= least && mine >= leastRatio * other && mine >= times * other
        }
        var contrasts: [CountContrast] = []
        let calls = ahead.calls ?? 0
        if let mine = behind.majorFaults, isTelling(mine, ahead.majorFaults ?? 0, 0.5) {
            contrasts.append(.majorFaults(behind: mine, ahead: ahead.majorFaults ?? 0, calls: calls))
        }
        if let mine = behind.deviceBytesPerByte, isTelling(mine, ahead.deviceBytesPerByte ?? 0, 1.5) {
            contrasts.append(.deviceBytes(behind: mine, ahead: ahead.deviceBytesPerByte ?? 0))
        }
        // Major faults and the device say it already.
        guard contrasts.isEmpty else { return contrasts }
        // Beside calls of its own a fault is not what the other engine's calls stand against.
        if let mine = behind.minorFaults, (behind.calls ?? 0) < 0.5, isTelling(mine, ahead.minorFaults ?? 0, 0.5) {
            contrasts.append(.minorFaults(behind: mine, ahead: ahead.minorFaults ?? 0, calls: calls))
        } else if let mine = behind.calls, isTelling(mine, calls, 1.5) {
            contrasts.append(.calls(behind: mine, ahead: calls))
        }
        return contrasts
    }
}
