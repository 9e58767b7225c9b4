import Results
package import Workloads

/// What comparing several results with the first of them has shown.
package struct CompareFinding: Sendable, Encodable {
    /// The metric.
    package let metric: Figure
    /// The result that all others are compared with.
    package let base: CompareFacts
    /// The others, in the order given.
    package let others: [CompareFile]

    /// True where a result was refused for its machine or its parameters.
    package var isRefused: Bool { others.contains { $0.state == .refused } }
    /// True where at least one row has a ratio.
    package var hasFigures: Bool {
        others.contains { file in file.cases.contains { $0.rows.contains { $0.ratio != nil || $0.pValue != nil } } }
    }
}

/// What a run said of itself.
package struct CompareFacts: Hashable, Sendable, Codable {
    /// The file.
    package var name: String
    /// When the run started, ISO 8601 in UTC.
    package var started: String
    /// The suite.
    package var suite: String
    /// The version of Faultline.
    package var version: String
    /// The fingerprint of the machine and the place of the data.
    package var fingerprint: String

    init(_ source: CompareSource) {
        name = source.name
        started = source.header.started
        suite = source.header.suite
        version = source.header.tool.version
        fingerprint = source.header.environment.fingerprint
    }
}

/// One result against the base.
package struct CompareFile: Sendable, Encodable {
    /// How far it can be compared.
    package enum State: String, Hashable, Sendable, Codable {
        /// Machine, settings and parameters agree.
        case compared
        /// They do not, and engine ratios are shown without a verdict.
        case ratiosOnly = "ratios-only"
        /// They do not, and nothing is shown.
        case refused
    }

    /// What the run said of itself.
    package let facts: CompareFacts
    /// How far it can be compared.
    package let state: State
    /// What the two do not share: the blocking ones first.
    package let differences: [CompareDifference]
    /// The cases that both have.
    package internal(set) var cases: [CompareCase]
    /// The geometric means over these cases.
    package internal(set) var means: [CompareMean]
    /// The ids of the cases that the base alone has.
    package let onlyInBase: [String]
    /// The ids of the cases that this one alone has.
    package let onlyHere: [String]
}

/// A case in two results.
package struct CompareCase: Sendable, Encodable {
    /// The case as the base has it.
    package let benchCase: Case
    /// Its id.
    package let id: String
    /// The other's id where it is another.
    package let otherID: String?
    /// A row for each engine, then one for the ratio of each engine to the baseline.
    package internal(set) var rows: [CompareRow]
    /// Engines that only one of the two has.
    package let unmatched: [String]

    enum CodingKeys: String, CodingKey {
        case id
        case otherID = "otherId"
        case rows
        case unmatched
    }
}

/// A geometric mean of ratios over cases.
package struct CompareMean: Hashable, Sendable, Codable {
    /// The engine; nil for all of them.
    package var engine: String?
    /// True for the engines' ratios to their baselines.
    package var isOfRatios: Bool
    /// The rows averaged.
    package var rows: Int
    /// The geometric mean of other over base, each row by the ratio of its medians.
    package var ratio: Double
    /// The lower end of its bootstrap interval at `level`.
    package var lower: Double?
    /// The upper end.
    package var upper: Double?
    /// The nominal level.
    package var level: Double
}
