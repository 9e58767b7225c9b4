/// An engine with its options, written `name[:key=value]...`, such as `mmap:advice=random:populate=read`.
///
/// The same text stands on the command line, in suites, in results and in CSV. It holds only options that were given,
/// in the order of the catalog, so that two spellings of one engine are one text.
package struct EngineSpec: Hashable, Sendable, ParameterText {
    /// The engine's name, one of ``EngineCatalog``.
    package let name: String
    /// The options that were given, in the catalog's order.
    package let options: [Option]

    /// One option of an engine.
    package struct Option: Hashable, Sendable {
        /// Its key, such as `advice`.
        package let key: String
        /// Its value, one that the catalog lists.
        package let value: String
    }

    /// What is accepted, for error messages.
    package static let accepted = "NAME[:KEY=VALUE]... with NAME one of " + EngineCatalog.names.joined(separator: ", ")

    /// Reads an engine.
    ///
    /// - Throws: ``WorkloadError`` for an engine, key or value that the catalog does not hold, or a key given twice.
    package init(parsing text: String) throws(WorkloadError) {
        let parts = text.split(separator: ":", omittingEmptySubsequences: false).map(String.init)
        guard let entry = EngineCatalog.entry(named: parts[0]) else {
            throw WorkloadError(
                "unknown engine '\(parts[0])'",
                accepted: EngineCatalog.names.joined(separator: ", ")
            )
        }
        var given: [String: String] = [:]
        for part in parts.dropFirst() {
            let option = try Self.option(part, of: entry)
            guard given.updateValue(option.value, forKey: option.key) == nil else {
                throw WorkloadError("engine '\(text)' gives '\(option.key)' twice", accepted: "each key once")
            }
        }
        name = entry.name
        options = entry.options.compactMap { choice in
            given[choice.key].map { Option(key: choice.key, value: $0) }
        }
    }

    /// An engine of the catalog without options; its name is not looked up.
    init(name: String) {
        self.name = name
        options = []
    }

    private static func option(_ text: String, of entry: EngineCatalog.Entry) throws(WorkloadError) -> Option {
        let halves = text.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
        guard halves.count == 2, let choice = entry.options.first(where: { $0.key == halves[0] }) else {
            throw WorkloadError("engine '\(entry.name)' has no option '\(text)'", accepted: entry.acceptedOptions)
        }
        guard let value = choice.canonical(halves[1]) else {
            throw WorkloadError(
                "engine '\(entry.name)': '\(halves[1])' is not a value of '\(choice.key)'",
                accepted: choice.accepted
            )
        }
        return Option(key: choice.key, value: value)
    }

    /// The value of an option: the one given, or the catalog's default; nil for a key the engine does not have.
    package func value(_ key: String) -> String? {
        options.first { $0.key == key }?.value
            ?? EngineCatalog.entry(named: name)?.options.first { $0.key == key }?.standard
    }

    /// The engine as text.
    package var description: String { name + options.map { ":\($0.key)=\($0.value)" }.joined() }
}
