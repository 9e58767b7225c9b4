extension GateAnswer {
    /// Why a question has the answer that it has, where the figures don't say it.
    package enum Reason: Hashable, Sendable {
        /// There was no look so far.
        case notMeasured
        /// There is no other build to compare with.
        case noOtherBuild
        /// The engines did not read the same bytes in this round.
        case otherBytes(round: Int)
        /// The builds did not read or write the same bytes in this round.
        case otherWork(round: Int)
        /// No trial is valid; the most frequent reason, if there was any trial.
        case noValidTrial(StatusReason?)
        /// Both were valid in no more rounds than these; what the other build's trials lacked, where that is why.
        case tooFewRounds(Int, otherBuild: StatusReason? = nil)
        /// This file does not hold the case and engine.
        case notStored(file: String)
        /// This file holds no valid trial of it.
        case noValidTrialStored(file: String)
        /// The stored result is of another machine or setting.
        case otherMachine([GateBaseline.Difference])
        /// The stored result is of another readahead.
        case otherReadahead([GateBaseline.Difference])
        /// Page sizes are not known on both sides.
        case pagesUnknown
        /// Bytes that were mapped by 2 MiB entries, in the stored result and in this run.
        case otherPages(then: Double, now: Double)
        /// The counter is not known on both sides.
        case counterUnknown
        /// The trials lie on both sides of the limit.
        case bothSides
        /// The trials of both days overlap around the limit.
        case overlap
        /// The limit lies within the interval.
        case limitWithin
        /// No pair of figures.
        case nothingValid
        /// So few rounds have no interval.
        case cannotDecide(rounds: Int)
        /// A change of this share would mostly have been seen.
        case couldHaveSeen(Double)
        /// This build is faster beyond doubt.
        case faster
    }
}
