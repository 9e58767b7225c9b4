/// Every engine by name: what it does, what it can't, and which options it takes.
///
/// A new engine is one ``Entry`` in a file of its own, named here (so that suites can name it), and one file in the Engines module
/// (so that it runs).
package enum EngineCatalog {
    /// All engines, in the order in which they are listed.
    package static let entries: [Entry] = [
        .read, .pread, .write, .pwrite, .mmap, .mmapWindow, .direct, .preadv2, .uncached, .stdio, .uring,
    ]

    /// The names of all engines.
    package static var names: [String] { entries.map(\.name) }

    /// The engine of this name.
    package static func entry(named name: String) -> Entry? { entries.first { $0.name == name } }
}

extension EngineCatalog {
    /// One engine.
    package struct Entry: Sendable {
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
        /// True if it can only go from one block to the next.
        package let sequentialOnly: Bool
        /// What has to be known of it with these options.
        let traits: @Sendable (EngineSpec) -> Set<EngineTrait>
        /// Why it can't do a case with these options; nil if it can.
        let rule: @Sendable (EngineSpec, Case) -> WorkloadError?

        init(
            name: String,
            summary: String,
            limits: String,
            options: [EngineOption],
            kinds: Set<WorkKind>,
            operations: Set<Operation>,
            sequentialOnly: Bool = false,
            traits: @escaping @Sendable (EngineSpec) -> Set<EngineTrait> = { _ in [] },
            rule: @escaping @Sendable (EngineSpec, Case) -> WorkloadError? = { _, _ in nil }
        ) {
            self.name = name
            self.summary = summary
            self.limits = limits
            self.options = options
            self.kinds = kinds
            self.operations = operations
            self.sequentialOnly = sequentialOnly
            self.traits = traits
            self.rule = rule
        }

        /// The options as text, for error messages.
        package var acceptedOptions: String {
            options.isEmpty ? "no options" : options.map { "\($0.key)=\($0.values)" }.joined(separator: ", ")
        }

        /// The option of this key.
        func option(_ key: String) -> EngineOption? { options.first { $0.key == key } }

        /// Why the engine can't do this work; nil if it can.
        package func refusal(kind: WorkKind, operation: Operation, pattern: Pattern) -> String? {
            guard kinds.contains(kind) else { return "engine '\(name)' does not do \(kind.rawValue) work" }
            guard operations.contains(operation) else {
                return "engine '\(name)' does not do operation \(operation.rawValue)"
            }
            guard !sequentialOnly || pattern == .sequential || kind == .smallFiles else {
                return "engine '\(name)' is sequential only; for pattern \(pattern) use p\(name)"
            }
            return nil
        }
    }
}
