extension EngineCounts {
    /// In words, what is not there left out: `1 call, 4 major faults, 510 bytes from the device for each byte asked`.
    package var text: String {
        var words: [String] = []
        if let calls, calls > Self.least { words.append(Self.counted(calls, "call")) }
        if let minorFaults, minorFaults > Self.least { words.append(Self.counted(minorFaults, "minor fault")) }
        if let majorFaults, majorFaults > Self.least { words.append(Self.counted(majorFaults, "major fault")) }
        if words.isEmpty { words.append("no call and no fault") }
        if let deviceBytesPerByte, deviceBytesPerByte > Self.least {
            words.append("\(Self.counted(deviceBytesPerByte, "byte")) from the device for each byte asked")
        }
        return words.joined(separator: ", ")
    }

    /// What there is less of is none for an operation.
    private static let least = 0.001

    /// A count with its noun: `1 call`, `0.06 major faults`.
    static func counted(_ count: Double, _ noun: String, plural ending: String = "s") -> String {
        let text = FigureText.count(count)
        return "\(text) \(noun)\(text == "1" ? "" : ending)"
    }
}

extension CountContrast {
    /// A phrase behind the name of the engine that has more: `4 major faults an operation against 1 call`.
    var words: String {
        switch self {
        case .deviceBytes(let behind, let ahead):
            "\(EngineCounts.counted(behind, "byte")) from the device for each byte asked against \(Self.other(ahead, ""))"
        case .majorFaults(let behind, let ahead, let calls):
            "\(EngineCounts.counted(behind, "major fault")) an operation against \(Self.other(ahead, "major fault", calls))"
        case .minorFaults(let behind, let ahead, let calls):
            "\(EngineCounts.counted(behind, "minor fault")) an operation against \(Self.other(ahead, "minor fault", calls))"
        case .calls(let behind, let ahead):
            "\(EngineCounts.counted(behind, "call")) an operation against \(Self.other(ahead, ""))"
        }
    }

    /// What the other engine has in place of it: as many calls where it has no fault to speak of.
    private static func other(_ count: Double, _ noun: String, _ calls: Double = 0) -> String {
        if count < 0.01, calls >= 0.5 { return EngineCounts.counted(calls, "call") }
        if count < 0.005 { return "none" }
        return noun.isEmpty ? FigureText.count(count) : EngineCounts.counted(count, noun)
    }
}
