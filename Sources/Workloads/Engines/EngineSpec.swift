/// An engine with its options, written `name[:key=value]...`, such as `mmap:advice=random:populate=read`.
///
/// The same text is on the command line, in suites, in results and in CSV. It holds only options that were given, in the order of
/// the descriptor, so that two spellings of one engine are one text.
package struct EngineSpec: Sendable, CustomStringConvertible {
    /// What the engine says of itself.
    package let descriptor: EngineDescriptor
    /// The options that were given, in the descriptor's order.
    package let options: [Option]
    /// False for an engine of a result that is unknown here.
    package let isKnown: Bool

    /// One option of an engine.
    package struct Option: Hashable, Sendable {
        /// Its key, such as `advice`.
        package let key: String
        /// Its value, one that the descriptor lists.
        package let value: String
    }

    /// The engine's name.
    package var name: String { descriptor.name }

    /// Reads options, each written `key=value`.
    init(_ descriptor: EngineDescriptor, options texts: [String], text: String) throws(WorkloadError) {
        var given: [String: String] = [:]
        for part in texts {
            let option = try Self.option(part, of: descriptor)
            guard given.updateValue(option.value, forKey: option.key) == nil else {
                throw WorkloadError("engine '\(text)' gives '\(option.key)' twice", accepted: "each key once")
            }
        }
        self.descriptor = descriptor
        isKnown = true
        options = descriptor.options.compactMap { choice in
            given[choice.key].map { Option(key: choice.key, value: $0) }
        }
    }

    /// An engine without options.
    package init(_ descriptor: EngineDescriptor) {
        self.descriptor = descriptor
        options = []
        isKnown = true
    }

    /// An engine that is unknown here.
    init(unknown text: String) {
        descriptor = EngineDescriptor(unknown: text)
        options = []
        isKnown = false
    }

    private static func option(_ text: String, of engine: EngineDescriptor) throws(WorkloadError) -> Option {
        let halves = text.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
        guard halves.count == 2, let choice = engine.option(halves[0]) else {
            throw WorkloadError("engine '\(engine.name)' has no option '\(text)'", accepted: engine.acceptedOptions)
        }
        guard let value = choice.canonical(halves[1]) else {
            throw WorkloadError(
                "engine '\(engine.name)': '\(halves[1])' is not a value of '\(choice.key)'",
                accepted: choice.accepted
            )
        }
        return Option(key: choice.key, value: value)
    }

    /// The value of an option: the one given, or the default.
    package subscript<Value>(token: OptionToken<Value>) -> Value {
        options.first { $0.key == token.option.key }.flatMap { token.value($0.value) } ?? token.standard
    }

    /// What has to be known of the engine with its options.
    package var capabilities: Set<EngineCapability> { descriptor.capabilities(self) }

    /// The operations that it keeps in flight at a time.
    package var queueDepth: Int { descriptor.queueDepth(self) }

    /// The engine as text.
    package var description: String { name + options.map { ":\($0.key)=\($0.value)" }.joined() }
}

extension EngineSpec: Hashable {
    /// Two engines are one if they are written alike.
    package static func == (left: EngineSpec, right: EngineSpec) -> Bool {
        left.name == right.name && left.options == right.options
    }

    package func hash(into hasher: inout Hasher) {
        hasher.combine(name)
        hasher.combine(options)
    }
}
