import Workloads

extension ResultHeader {
    /// Refuses settings and costs that no run can have had: a file may hold any number.
    func checkBounds() throws(ResultError) {
        let figures: [(name: String, values: [Int])] = [
            ("settings.looks", settings.looks), ("settings.cpus", settings.cpus),
            ("settings.min_trial_nanoseconds", [settings.minTrialNanoseconds]),
            ("settings.group_nanoseconds", [settings.groupNanoseconds]),
            ("calibration.controls", (calibration?.controls ?? []).flatMap { [$0.regionBytes, $0.blockBytes] }),
        ]
        for (name, values) in figures {
            guard let wrong = values.first(where: { !(0...Self.most).contains($0) }) else { continue }
            throw ResultError("\(wrong) can't be", at: "header.\(name)")
        }
        if let checks = settings.checks, !checks.isPossible || checks.rounds.count > SuiteLimits.rounds.upperBound {
            throw ResultError("no checks that a run can have", at: "header.settings.checks")
        }
        guard settings.looks.count <= SuiteLimits.rounds.upperBound else {
            throw ResultError("\(settings.looks.count) looks can't be", at: "header.settings.looks")
        }
    }

    private static let most = 1 << 53
}
