import Yams

/// Makes a suite out of the nodes of a suite file.
struct SuiteBuilder {
    let source: YamlSource
    let name: String
    let registry: EngineRegistry

    func build(from root: Node) throws(WorkloadError) -> Suite {
        let keys = try YamlMapping<SuiteKey>(root, owner: "a suite", source: source)
        return Suite(
            name: name,
            summary: try keys.text(.summary, accepted: SuiteKey.summary.accepted)?.text ?? "",
            looks: try looks(of: keys),
            timeBudgetSeconds: try time(.timeBudget, of: keys, in: SuiteLimits.timeBudget)?.seconds,
            minTrialMilliseconds: try time(.minTrial, of: keys, in: SuiteLimits.minTrial)?.milliseconds
                ?? Suite.defaultMinTrialMilliseconds,
            latency: try latency(of: keys),
            counters: try counters(of: keys),
            cases: try cases(of: keys)
        )
    }

    private func looks(of keys: YamlMapping<SuiteKey>) throws(WorkloadError) -> [Int] {
        if let rounds = try keys.text(.rounds, accepted: SuiteKey.rounds.accepted) {
            if let looks = keys.entries[.looks] {
                throw source.error("looks: given beside rounds", accepted: "one of the two", line: looks.line)
            }
            return [try count(rounds, of: .rounds)]
        }
        guard let texts = try keys.list(.looks, accepted: SuiteKey.looks.accepted) else { return Suite.defaultLooks }
        var looks: [Int] = []
        for text in texts {
            let look = try count(text, of: .looks)
            guard look > looks.last ?? 0 else {
                let problem = "looks: \(look) after \(looks.last ?? 0)"
                throw source.error(problem, accepted: SuiteKey.looks.accepted, line: text.line)
            }
            looks.append(look)
        }
        return looks
    }

    private func count(_ text: YamlText, of key: SuiteKey) throws(WorkloadError) -> Int {
        guard let count = wholeNumber(text.text), SuiteLimits.rounds.contains(count) else {
            throw source.error(
                "\(key.rawValue): '\(text.text)' is not accepted",
                accepted: key.accepted,
                line: text.line
            )
        }
        return count
    }

    private func time(
        _ key: SuiteKey,
        of keys: YamlMapping<SuiteKey>,
        in range: ClosedRange<TimeSpan>
    ) throws(WorkloadError) -> TimeSpan? {
        guard let text = try keys.text(key, accepted: key.accepted) else { return nil }
        let span: TimeSpan
        do throws(WorkloadError) {
            span = try TimeSpan(parsing: text.text)
        } catch {
            throw error.about(key.rawValue).at(source.place(text.line))
        }
        guard range.contains(span) else {
            throw source.error("\(key.rawValue): \(span) is out of range", accepted: key.accepted, line: text.line)
        }
        return span
    }

    private func latency(of keys: YamlMapping<SuiteKey>) throws(WorkloadError) -> LatencyRecording {
        guard let text = try keys.text(.latency, accepted: SuiteKey.latency.accepted) else { return .off }
        do throws(WorkloadError) {
            return try LatencyRecording(parsing: text.text)
        } catch {
            throw error.about(SuiteKey.latency.rawValue).at(source.place(text.line))
        }
    }

    private func counters(of keys: YamlMapping<SuiteKey>) throws(WorkloadError) -> EventCounting {
        guard let text = try keys.text(.counters, accepted: SuiteKey.counters.accepted) else { return .standard }
        guard let choice = EventCounting(rawValue: text.text) else {
            throw source.error(
                "\(SuiteKey.counters.rawValue): '\(text.text)' is not accepted",
                accepted: SuiteKey.counters.accepted,
                line: text.line
            )
        }
        return choice
    }

    private func cases(of keys: YamlMapping<SuiteKey>) throws(WorkloadError) -> [Case] {
        let accepted = SuiteKey.workloads.accepted
        guard let entry = keys.entries[.workloads] else {
            throw source.error("workloads: the suite has none", accepted: accepted, line: keys.line)
        }
        guard case .sequence(let nodes) = entry.node else {
            let problem = "workloads: \(entry.node.described) where a list should be"
            throw source.error(problem, accepted: accepted, line: entry.line)
        }
        guard !nodes.isEmpty else {
            throw source.error("workloads: an empty list", accepted: accepted, line: entry.line)
        }
        var cases: [Case] = []
        var lines: [String: Int] = [:]
        for node in nodes {
            let workload = try WorkloadBuilder(node, source: source, registry: registry)
            try workload.refuse(above: SuiteLimits.cases - cases.count)
            for made in try workload.cases() {
                if let first = lines.updateValue(workload.line, forKey: made.id) {
                    let other = first == workload.line ? "twice in this workload" : "that of line \(first) too"
                    let accepted = "other parameters, another name, or all engines in one list"
                    throw source.error("case id \(made.id) is \(other)", accepted: accepted, line: workload.line)
                }
                cases.append(made)
            }
        }
        return cases
    }
}
