package import Workloads

/// Why an engine is behind in a case: the kind of cost that makes up most of the difference.
package struct AnswerReason: Hashable, Sendable {
    /// A kind of cost. Waiting for a CPU that others have is none: it says nothing of an engine.
    package enum Cost: CaseIterable, Hashable, Sendable {
        case calls
        case mapping
        case opening
        case syncing
        case faults
        case copying
        case memory
        case waiting

        /// The parts of an explanation that it takes together.
        fileprivate var parts: [CostPart.Kind] {
            switch self {
            case .calls: [.systemCalls, .lookup]
            case .mapping: [.mapping, .unmapping]
            case .opening: [.opening, .closing]
            case .syncing: [.syncing]
            case .faults: [.faults]
            case .copying: [.copying]
            case .memory: [.memory]
            case .waiting: [.waiting]
            }
        }
    }

    /// The case.
    package let benchCase: Case
    /// The best engine.
    package let winner: String
    /// The engine that has the cost.
    package let loser: String
    /// The cost.
    package let cost: Cost
    /// How much more of it that engine has, as a share of its time, 0 to 1.
    package let share: Double
    /// The call by which it makes writes durable.
    package let syncCall: String

    /// A cost below this share of the difference is no reason for it.
    private static let leastPart = 0.3

    /// The largest reason of a case that has a lead; nil where what is known explains too little of it.
    init?(_ answer: CaseAnswer, _ finding: CaseFinding) {
        guard let lead = answer.lead, let winner = answer.leaders.first, finding.benchCase.conditions.pace == nil,
            let ahead = finding.explanation(of: winner), let behind = finding.explanation(of: lead.rival)
        else { return nil }
        let gap = behind.whole - ahead.whole
        let gains = Cost.allCases.map { cost in
            (cost, cost.parts.reduce(0) { $0 + behind.nanoseconds(of: $1) - ahead.nanoseconds(of: $1) })
        }
        guard gap > 0, let (cost, gain) = gains.max(by: { $0.1 < $1.1 }), gain > Self.leastPart * gap else {
            return nil
        }
        benchCase = finding.benchCase
        self.winner = winner
        loser = lead.rival
        self.cost = cost
        share = min(1, gain / behind.whole)
        let maps = finding.benchCase.capabilities(of: lead.rival).contains(.msyncs)
        syncCall = maps ? "msync" : "fdatasync"
    }
}

extension CaseFinding {
    fileprivate func explanation(of engine: String) -> EngineExplanation? {
        summaries.first { $0.engine == engine }.flatMap {
            EngineExplanation($0, in: benchCase, calibration: calibration)
        }
    }
}
