import Results
public import Workloads

/// What comparing several results with the first of them has shown.
public struct CompareFinding: Sendable, Encodable {
    /// The metric.
    public let metric: CompareMetric
    /// The result that all others are compared with.
    public let base: CompareFacts
    /// The others, in the order given.
    public let others: [CompareFile]

    /// True where a result was refused for its machine or its parameters.
    public var isRefused: Bool { others.contains { $0.state == .refused } }
    /// True where at least one row has a ratio.
    public var hasFigures: Bool {
        others.contains { file in file.cases.contains { $0.rows.contains { $0.ratio != nil || $0.pValue != nil } } }
    }
}

/// What a run said of itself.
public struct CompareFacts: Hashable, Sendable, Codable {
    /// The file.
    public var name: String
    /// When the run started, ISO 8601 in UTC.
    public var started: String
    /// The suite.
    public var suite: String
    /// The version of Faultline.
    public var version: String
    /// The fingerprint of the machine and the place of the data.
    public var fingerprint: String

    init(_ source: CompareSource) {
        name = source.name
        started = source.header.started
        suite = source.header.suite
        version = source.header.tool.version
        fingerprint = source.header.environment.fingerprint
    }
}

/// One result against the base.
public struct CompareFile: Sendable, Encodable {
    /// How far it can be compared.
    public enum State: String, Hashable, Sendable, Codable {
        /// Machine, settings and parameters agree.
        case compared
        /// They do not, and engine ratios are shown without a verdict.
        case ratiosOnly = "ratios-only"
        /// They do not, and nothing is shown.
        case refused
    }

    /// What the run said of itself.
    public let facts: CompareFacts
    /// How far it can be compared.
    public let state: State
    /// What the two do not share: the blocking ones first.
    public let differences: [CompareDifference]
    /// The cases that both have.
    public internal(set) var cases: [CompareCase]
    /// The geometric means over these cases.
    public internal(set) var means: [CompareMean]
    /// The ids of the cases that the base alone has.
    public let onlyInBase: [String]
    /// The ids of the cases that this one alone has.
    public let onlyHere: [String]
}

/// A case in two results.
public struct CompareCase: Sendable, Encodable {
    /// The case as the base has it.
    public let benchmark: Case
    /// Its id.
    public let id: String
    /// The other's id where it is another.
    public let otherID: String?
    /// A row for each engine, then one for the ratio of each engine to the baseline.
    public internal(set) var rows: [CompareRow]
    /// Engines that only one of the two has.
    public let unmatched: [String]

    enum CodingKeys: String, CodingKey {
        case id
        case otherID = "otherId"
        case rows
        case unmatched
    }
}

/// A geometric mean of ratios over cases.
public struct CompareMean: Hashable, Sendable, Codable {
    /// The engine; nil for all of them.
    public var engine: String?
    /// True for the engines' ratios to their baselines.
    public var isOfRatios: Bool
    /// The rows averaged.
    public var rows: Int
    /// The geometric mean of other over base, each row by the ratio of its medians.
    public var ratio: Double
    /// The lower end of its bootstrap interval at `level`.
    public var lower: Double?
    /// The upper end.
    public var upper: Double?
    /// The nominal level.
    public var level: Double
}
