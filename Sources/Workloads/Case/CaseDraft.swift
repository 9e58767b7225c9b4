/// A case in the making: the texts that were given, by a suite or by options. ``makeCase()`` adds the defaults.
package struct CaseDraft: Sendable {
    /// The texts of what was given; each is one that some work accepts.
    private var given: [WorkloadKey: String] = [:]
    private var engines: [EngineSpec]?
    private let registry: EngineRegistry

    /// A draft with nothing given.
    ///
    /// - Parameter registry: the engines that can be named.
    package init(_ registry: EngineRegistry) { self.registry = registry }

    /// The text that was given for a key but `engines`; nil where none was.
    package func text(of key: WorkloadKey) -> String? { given[key] }

    /// The engines that were given; nil where none were.
    package var givenEngines: [EngineSpec]? { engines }

    /// Sets a parameter from its text, the same in suites and on the command line (`engines` separated by commas).
    ///
    /// - Throws: ``WorkloadError`` that says what is accepted; the caller adds the place and the key.
    package mutating func set(_ key: WorkloadKey, to text: String) throws(WorkloadError) {
        if key == .engines {
            engines = try registry.specs(parsing: text)
        } else {
            try key.words.check(text)
            given[key] = text
        }
    }

    /// Sets the engines.
    package mutating func set(_ engines: [EngineSpec]) { self.engines = engines }

    /// Takes back what was given for a key.
    package mutating func clear(_ key: WorkloadKey) {
        given[key] = nil
        if key == .engines { engines = nil }
    }

    /// The case, with defaults for what was not given.
    ///
    /// - Throws: ``WorkloadError`` if it can't be run (``Case/validate(_:)``), or if something was given that would have
    ///   no effect on it: nothing is ignored in silence.
    package func makeCase() throws(WorkloadError) -> Case {
        let kind = if let text = given[.kind] { try WorkKind(parsing: text) } else { WorkKind.file }
        var conditions = Conditions()
        try Key.set(given, in: &conditions, by: Conditions.keys, under: { $0 })
        let work = try Work.make(kind, given, under: conditions)
        let definition = work.definition
        let result = Case(
            workload: given[.name] ?? definition.defaultName,
            work: work,
            conditions: conditions,
            engines: engines ?? registry.defaults(of: definition)
        )
        try result.validate(registry)
        return result
    }

    /// The case, and the one that has to stand beside it where that is so (``Case/twin``).
    ///
    /// - Throws: as ``makeCase()``.
    package func makeCases() throws(WorkloadError) -> [Case] {
        let result = try makeCase()
        return [result] + (result.twin.map { [$0] } ?? [])
    }
}
