import Workloads

/// The rules that match one case, turned into questions.
struct GatePlanCase {
    let index: Int
    let benchCase: Case
    let rules: GateRules
    let expectations: [GateExpectation]
    let thresholds: [GateThreshold]
    let tolerances: [GateTolerance]

    var expectationQuestions: [GateQuestion] {
        expectations.compactMap { rule in
            guard let engine = benchCase.engines.firstIndex(of: rule.engine),
                let baseline = benchCase.engines.firstIndex(of: rule.baseline)
            else { return nil }
            return question(
                engine,
                "\(rule.engine)/\(rule.baseline)",
                .expectation(baseline: baseline, bound: rule.bound, ratio: rule.ratio),
                named("expectation '\(rule)'", rule.cases)
            )
        }
    }

    var timeQuestions: [GateQuestion] {
        benchCase.engines.indices.map { engine in
            let (limit, rule) = limit(ofEngine: engine)
            return question(engine, nil, .time(limit: limit), rule)
        }
    }

    var counterQuestions: [GateQuestion] {
        benchCase.engines.indices.flatMap { engine in
            Figure.gated.compactMap { counter -> GateQuestion? in
                guard let standard = counter.tolerance else { return nil }
                guard let given = tolerances.last(where: { $0.counter == counter.name }) else {
                    let rule = "default tolerance of \(counter.name)"
                    return question(engine, nil, .counter(counter, tolerance: standard), rule)
                }
                guard let share = given.tolerance else { return nil }
                let tolerance = Figure.Tolerance(share, floor: standard.floor)
                return question(
                    engine,
                    nil,
                    .counter(counter, tolerance: tolerance),
                    named("counters '\(given)'", given.cases)
                )
            }
        }
    }

    var storedTimeQuestions: [GateQuestion] {
        guard rules.baselineTimes != .off else { return [] }
        return benchCase.engines.indices.map { engine in
            let (limit, rule) = limit(ofEngine: engine)
            return question(engine, nil, .storedTime(limit: limit), rule, isBlocking: rules.baselineTimes == .block)
        }
    }

    private func limit(ofEngine engine: Int) -> (limit: Double, rule: String) {
        let spec = benchCase.engines[engine]
        guard let rule = thresholds.last(where: { $0.engine == nil || $0.engine == spec }) else {
            return (rules.maxRegression, "max-regression \(GatePercentage.text(rules.maxRegression))")
        }
        return (rule.limit, named("threshold '\(rule)'", rule.cases))
    }

    private func named(_ text: String, _ cases: GateCases) -> String {
        cases.place.map { "\(text) (\($0))" } ?? text
    }

    private func question(
        _ engine: Int,
        _ subject: String?,
        _ kind: GateQuestion.Kind,
        _ rule: String,
        isBlocking: Bool = true
    ) -> GateQuestion {
        GateQuestion(
            caseIndex: index,
            caseID: benchCase.id,
            engineIndex: engine,
            subject: subject ?? benchCase.engines[engine].description,
            kind: kind,
            isLatency: benchCase.conditions.pace != nil,
            rule: rule,
            isBlocking: isBlocking
        )
    }
}
