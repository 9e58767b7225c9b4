import Workloads

/// Refuses rules that would do nothing: a rule that matches no case guards nothing, and nobody would notice.
struct GatePlanCheck {
    let rules: GateRules
    let suite: [Case]

    func check() throws(WorkloadError) {
        for rule in rules.expectations {
            let matched = try cases(of: rule.cases, key: "expectations", option: "--expect")
            let able = matched.contains { $0.engines.contains(rule.engine) && $0.engines.contains(rule.baseline) }
            guard !able else { continue }
            throw refusal(
                "'\(rule)' matches no case with both engines",
                rule.cases,
                "expectations",
                "--expect",
                accepted: engines(of: matched)
            )
        }
        for rule in rules.thresholds {
            let matched = try cases(of: rule.cases, key: "thresholds", option: "--threshold")
            guard let engine = rule.engine, !matched.contains(where: { $0.engines.contains(engine) }) else { continue }
            throw refusal(
                "'\(rule)' matches no case with that engine",
                rule.cases,
                "thresholds",
                "--threshold",
                accepted: engines(of: matched)
            )
        }
        for rule in rules.tolerances { _ = try cases(of: rule.cases, key: "counters", option: "--counter") }
    }

    private func engines(of cases: [Case]) -> String {
        Set(cases.flatMap(\.engines).map(\.description)).sorted().joined(separator: ", ")
    }

    private func cases(of rule: GateCases, key: String, option: String) throws(WorkloadError) -> [Case] {
        let matched = rule.indices(in: suite).sorted().map { suite[$0] }
        guard matched.isEmpty else { return matched }
        throw refusal(
            "'\(rule.pattern)' matches \(suite.count == 1 ? "not the one case" : "none of the \(suite.count) cases") of the suite",
            rule,
            key,
            option,
            accepted: "a regular expression over case ids, such as \(suite.first?.workload ?? "random-read")"
        )
    }

    private func refusal(
        _ problem: String,
        _ rule: GateCases,
        _ key: String,
        _ option: String,
        accepted: String
    ) -> WorkloadError {
        WorkloadError("\(rule.place == nil ? option : key): \(problem)", accepted: accepted, place: rule.place)
    }
}
