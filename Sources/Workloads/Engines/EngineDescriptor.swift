/// What an engine says of itself: its name, what it can and can't do, its options.
///
/// The instance lies beside the engine's code, in the module Engines; a parsed ``EngineSpec`` carries it.
package struct EngineDescriptor: Sendable {
    /// The name it is asked for by.
    package let name: String
    /// What it does, in a sentence.
    package let summary: String
    /// What it can't do, in a sentence.
    package let limits: String
    /// The options it takes, in the order in which they are written.
    package let options: [EngineOption]
    /// The kinds of work it can do.
    package let kinds: Set<WorkKind>
    /// The operations it can do.
    package let operations: Set<Operation>
    /// How it reaches bytes; nil for an engine that is unknown here.
    package let access: EngineAccess?
    /// For an engine that can only go from one block to the next: the engine that goes anywhere; nil for any other.
    package let sequentialOnly: String?
    /// Its place in cases of this work that name no engines; nil where it is not among theirs.
    let defaultPlace: @Sendable (any WorkDefinition) -> DefaultPlace?
    /// What has to be known of it with these options.
    let capabilities: @Sendable (EngineSpec) -> Set<EngineCapability>
    /// The operations it keeps in flight at a time, with these options.
    let queueDepth: @Sendable (EngineSpec) -> Int
    /// Why it can't do a case with these options; nil if it can.
    let rule: @Sendable (EngineSpec, Case) -> WorkloadError?

    /// Describes an engine.
    package init(
        name: String,
        summary: String,
        limits: String,
        options: [EngineOption],
        kinds: Set<WorkKind>,
        operations: Set<Operation>,
        access: EngineAccess?,
        sequentialOnly: String? = nil,
        defaultPlace: @escaping @Sendable (any WorkDefinition) -> DefaultPlace? = { _ in nil },
        capabilities: @escaping @Sendable (EngineSpec) -> Set<EngineCapability> = { _ in [] },
        queueDepth: @escaping @Sendable (EngineSpec) -> Int = { _ in 1 },
        rule: @escaping @Sendable (EngineSpec, Case) -> WorkloadError? = { _, _ in nil }
    ) {
        self.name = name
        self.summary = summary
        self.limits = limits
        self.options = options
        self.kinds = kinds
        self.operations = operations
        self.access = access
        self.sequentialOnly = sequentialOnly
        self.defaultPlace = defaultPlace
        self.capabilities = capabilities
        self.queueDepth = queueDepth
        self.rule = rule
    }

    /// An engine that is unknown here: it is called what a result calls it.
    init(unknown name: String) {
        self.init(name: name, summary: "", limits: "", options: [], kinds: [], operations: [], access: nil)
    }

    /// The options as text, for error messages.
    package var acceptedOptions: String {
        options.isEmpty ? "no options" : options.map { "\($0.key)=\($0.values)" }.joined(separator: ", ")
    }

    /// The option of this key.
    func option(_ key: String) -> EngineOption? { options.first { $0.key == key } }

    /// Why the engine can't do this work whatever its options; nil if it can.
    func refusal(of work: any WorkDefinition) -> String? {
        let kind = type(of: work).kind
        guard kinds.contains(kind) else { return "engine '\(name)' does not do \(kind.rawValue) work" }
        guard operations.contains(work.operation) else {
            return "engine '\(name)' does not do operation \(work.operation.rawValue)"
        }
        if let other = sequentialOnly, work.pattern != .sequential, !work.opensEachOperation {
            return "engine '\(name)' is sequential only; for pattern \(work.pattern) use \(other)"
        }
        return nil
    }
}
