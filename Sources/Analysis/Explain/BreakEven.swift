import Results
package import Workloads

/// The calibrated cost that decides between two engines, and where the one behind would be ahead.
///
/// By the model of ``AccessModel``: with so much of the cost the parts of both engines add up to the same. It is the cost in which the two
/// differ most, and there is none where the model does not explain both of them well.
package struct BreakEven: Hashable, Sendable, Encodable {
    /// A cost that was measured before the first round.
    package enum Cost: Hashable, Sendable {
        /// A minor fault on a mapped file.
        case fileFault
        /// A first touch of an anonymous page.
        case anonymousFault
        /// A system call that does nothing, or reads a byte.
        case systemCall
        /// Copying what an operation takes.
        case copying(ByteSize)
    }

    /// Nothing is said of engines of whose time more than this share is unexplained, either way.
    package static let mostUnexplained = ExplanationNotes.mostUnexplained
    /// Nor where the cost would have to be more times as much, or as little: no machine is so different.
    package static let mostFactor = 10.0

    /// The engine of the comparison, as text.
    package let engine: String
    /// The baseline, as text.
    package let baseline: String
    /// The cost.
    package let cost: Cost
    /// How much it is here, in nanoseconds for one.
    package let here: Double
    /// How much it would be with both engines the same, in nanoseconds for one.
    package let turnsAt: Double

    private enum CodingKeys: CodingKey {
        case engine, baseline, cost, here, turnsAt
    }

    /// Finds where a decided comparison turns; nil where no single calibrated cost decides it.
    init?(_ lead: Lead) {
        let (ahead, behind) = (lead.ahead, lead.behind)
        guard lead.verdict == .faster || lead.verdict == .slower,
            [ahead, behind].allSatisfy({ abs($0.unexplainedShare) <= Self.mostUnexplained })
        else { return nil }
        let gap = behind.explained - ahead.explained
        let differences = CostPart.Kind.allCases.map { kind in
            (kind: kind, gain: behind.nanoseconds(of: kind) - ahead.nanoseconds(of: kind))
        }
        guard gap > 0, lead.gap > 0, let most = differences.max(by: { abs($0.gain) < abs($1.gain) }), most.gain != 0,
            let price = Self.price(of: most.kind, ahead, behind)
        else { return nil }
        // Both engines' parts of the kind grow by one factor f: gap + (f - 1) gain = 0.
        let factor = 1 - gap / most.gain
        guard factor >= 1 / Self.mostFactor, factor <= Self.mostFactor else { return nil }
        engine = lead.engine
        baseline = lead.baseline
        (cost, here) = price
        turnsAt = factor * here
    }

    /// The cost of a kind of part, as of the engine that has more of it; nil for what is no calibrated cost, and where the two are priced by
    /// different ones.
    private static func price(
        of kind: CostPart.Kind,
        _ one: EngineExplanation,
        _ other: EngineExplanation
    ) -> (cost: Cost, here: Double)? {
        let parts = [one, other].compactMap { $0.parts.first { $0.kind == kind } }.sorted {
            $0.nanoseconds > $1.nanoseconds
        }
        guard let first = parts.first, let price = price(of: first),
            parts.allSatisfy({ self.price(of: $0)?.cost == price.cost && $0.source.isAlike(first.source) })
        else { return nil }
        return price
    }

    private static func price(of part: CostPart) -> (cost: Cost, here: Double)? {
        switch part.source {
        case .faults(_, let cost, _): (.fileFault, cost)
        case .firstTouches(_, let cost): (.anonymousFault, cost)
        case .bareCalls(_, let cost), .reads(_, let cost): (.systemCall, cost)
        case .hotCopy(let size), .cachedCopy(let size, _), .copy(let size, _): (.copying(size), part.nanoseconds)
        case .phase, .sync, .clock, .runDelay, .quota, .readsInOrder, .sum, .loop, .copyingLoop: nil
        }
    }
}

extension EngineExplanation {
    /// What the phases and parts add up to, in nanoseconds.
    package var explained: Double { whole - unexplained }
}

extension CostPart.Source {
    /// Whether a call is the same one here and there, and a copy.
    fileprivate func isAlike(_ other: Self) -> Bool {
        switch (self, other) {
        case (.faults, .faults), (.firstTouches, .firstTouches), (.bareCalls, .bareCalls), (.reads, .reads),
            (.hotCopy, .hotCopy), (.cachedCopy, .cachedCopy), (.copy, .copy):
            true
        default: false
        }
    }
}

extension BreakEven.Cost: Encodable {
    /// A word of the JSON.
    package var name: String {
        switch self {
        case .fileFault: "file-fault"
        case .anonymousFault: "anonymous-fault"
        case .systemCall: "system-call"
        case .copying: "copying"
        }
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(name)
    }
}
