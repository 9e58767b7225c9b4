extension Warning {
    /// True for what may turn an answer, or make it say less than it seems to: it stands beside the answer. All others stand
    /// with the figures.
    package var isForAnswer: Bool {
        switch self {
        case .notValid, .digestMismatch, .pagesNotObtained, .saturated, .impossible, .quota, .throttled, .guestCold,
            .beside,
            .coldBelow, .debugBuild:
            true
        // A budget ends most runs that have a case left: what it left open stands in the answer.
        case .cutShort(let reason): reason != "time budget"
        default:
            false
        }
    }

    /// What stands beside an answer, where that is shorter than the whole warning and holds for any case; nil for others.
    package var shortWords: String? {
        switch self {
        case .guestCold: "a virtual machine: cold is cold in the guest only"
        default: nil
        }
    }
}
