/// A case as results, journals and orders hold it: the flat layout of 0.1.0, engines as text.
///
/// A kind of work that 0.1.0 did not have keeps its parameters as the texts of its key table, in one member.
package struct CaseRecord: Hashable, Sendable, Codable {
    /// The name of the workload.
    package var workload: String
    /// The kind of work, as in suites.
    package var kind: String
    /// The engines as text; the first is the baseline.
    package var engines: [String]
    /// The parameters, as 0.1.0 wrote them; nil for a later kind.
    var flat: FlatParameters?
    /// The texts of the parameters by key; nil for a kind of 0.1.0.
    var parameters: [String: String]?

    /// The parameters of the kinds of 0.1.0, those that do not apply to a kind included.
    struct FlatParameters: Hashable, Sendable, Codable {
        var operation: Operation
        var readPercentage: Int?
        var pattern: Pattern
        var blockSize: ByteSize
        var fileSize: ByteSize
        var fileCount: Int
        var threads: Int
        var cache: CacheState
        var fill: FillMethod
        var mapping: MappingMode
        var consumption: Consumption
        var durability: Durability
        var operations: Int
        var memory: MemoryRequest?
        var pace: Pace?
        var concurrency: Concurrency?
        /// Nil for the default, which 0.1.0 had no word for.
        var writeback: Writeback?
    }

    private enum CodingKeys: String, CodingKey {
        case workload, kind, engines, parameters
    }

    /// Reads a record of either layout.
    package init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        workload = try container.decode(String.self, forKey: .workload)
        kind = try container.decode(String.self, forKey: .kind)
        engines = try container.decode([String].self, forKey: .engines)
        parameters = try container.decodeIfPresent([String: String].self, forKey: .parameters)
        flat = parameters == nil ? try FlatParameters(from: decoder) : nil
    }

    /// Writes the record.
    package func encode(to encoder: any Encoder) throws {
        try flat?.encode(to: encoder)
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(workload, forKey: .workload)
        try container.encode(kind, forKey: .kind)
        try container.encode(engines, forKey: .engines)
        try container.encodeIfPresent(parameters, forKey: .parameters)
    }

    init(_ workload: String, kind: WorkKind, engines: [EngineSpec], flat: FlatParameters) {
        self.workload = workload
        self.kind = kind.rawValue
        self.engines = engines.map(\.description)
        self.flat = flat
    }

    init(_ workload: String, kind: WorkKind, engines: [EngineSpec], parameters: [String: String]) {
        self.workload = workload
        self.kind = kind.rawValue
        self.engines = engines.map(\.description)
        self.parameters = parameters
    }
}
