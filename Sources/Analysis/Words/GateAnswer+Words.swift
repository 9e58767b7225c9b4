extension GateAnswer {
    /// Why, in a phrase; nil where the figures say it.
    package var note: String? { reason?.words }

    /// What moved with the time, a phrase each; for times alone.
    package var evidence: [String] { moved.map(\.words) }
}

extension GateAnswer.Reason: Worded {
    package var words: String {
        switch self {
        case .notMeasured: "nothing measured yet"
        case .noOtherBuild: "no other build"
        case .otherBytes(let round): "the engines did not read the same bytes in round \(round)"
        case .otherWork(let round):
            "the builds did not read or write the same bytes in round \(round): they do other work"
        case .noValidTrial(let reason): "no valid trial (\(reason?.words ?? "no trial"))"
        case .tooFewRounds(let rounds, let reason):
            "\(FigureText.plural(rounds, "round")) with both valid; \(Verdicts.leastRounds) are needed"
                + (reason.map { " (the other build: \($0.words))" } ?? "")
        case .notStored(let file): "\(file) has no such case and engine"
        case .noValidTrialStored(let file): "no valid trial in \(file)"
        case .otherMachine(let differences): "another machine or setting: \(Self.list(differences))"
        case .otherReadahead(let differences): "another readahead: \(Self.list(differences))"
        case .pagesUnknown: "the mapped page sizes are not known on both sides"
        case .otherPages(let then, let now):
            "mapped by 2 MiB pages: \(FigureText.bytes(then)) then, \(FigureText.bytes(now)) now"
        case .counterUnknown: "the counter is not known on both sides"
        case .bothSides: "the trials lie on both sides of the limit"
        case .overlap: "the trials of both days overlap around the limit"
        case .limitWithin: "the limit lies within the interval"
        case .nothingValid: "nothing valid"
        case .cannotDecide(let rounds): "\(FigureText.plural(rounds, "round")) can't decide"
        case .couldHaveSeen(let effect): "could have seen \(FigureText.percent(effect))"
        case .faster: "faster"
        }
    }

    private static func list(_ differences: [GateBaseline.Difference]) -> String {
        differences.map { "\($0.name) \($0.then) -> \($0.now)" }.joined(separator: ", ")
    }
}

extension GateEvidence: Worded {
    package var words: String {
        switch self {
        case .nothing: "no counter moved with the time"
        case .counter(let counter, let before, let now):
            "\(counter.name) per operation \(FigureText.count(before)) -> \(FigureText.count(now))"
        case .deviceBytes(let before, let now):
            "device bytes per byte asked \(FigureText.count(before)) -> \(FigureText.count(now))"
        case .pages(let before, let now):
            "mapped by 2 MiB pages \(FigureText.bytes(before)) -> \(FigureText.bytes(now))"
        case .userTime(let share, let whole): "user time explains \(Self.points(share)) of \(Self.points(whole)) points"
        case .systemTime(let share, let whole):
            "system time explains \(Self.points(share)) of \(Self.points(whole)) points"
        }
    }

    private static func points(_ share: Double) -> String {
        (share < 0 ? "" : "+") + FigureText.fixed(share * 100, decimals: 1)
    }
}

extension GateEvidence.Counter {
    fileprivate var name: String {
        switch self {
        case .syscalls: "system calls"
        case .minorFaults: "minor faults"
        case .majorFaults: "major faults"
        case .voluntarySwitches: "voluntary switches"
        case .preemptions: "preemptions"
        }
    }
}
