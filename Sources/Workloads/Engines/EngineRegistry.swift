/// The engines that can be named: those that come with Faultline, or others.
package struct EngineRegistry: Sendable {
    /// All engines, in the order in which they are listed.
    package let descriptors: [EngineDescriptor]
    private let byName: [String: EngineDescriptor]

    /// A registry of these engines; of two with one name the first counts.
    package init(_ descriptors: [EngineDescriptor]) {
        self.descriptors = descriptors
        byName = Dictionary(descriptors.map { ($0.name, $0) }) { first, _ in first }
    }

    /// The names of all engines.
    package var names: [String] { descriptors.map(\.name) }

    /// The engine of this name.
    package func descriptor(named name: String) -> EngineDescriptor? { byName[name] }

    /// What is accepted, for error messages and help.
    package var accepted: String { "NAME[:KEY=VALUE]... with NAME one of " + names.joined(separator: ", ") }

    /// Reads an engine, written `name[:key=value]...`.
    ///
    /// - Throws: ``WorkloadError`` for an engine, key or value that is not known, or a key given twice.
    package func spec(parsing text: String) throws(WorkloadError) -> EngineSpec {
        let parts = text.split(separator: ":", omittingEmptySubsequences: false).map(String.init)
        guard let descriptor = byName[parts[0]] else {
            throw WorkloadError("unknown engine '\(parts[0])'", accepted: names.joined(separator: ", "))
        }
        return try EngineSpec(descriptor, options: Array(parts.dropFirst()), text: text)
    }

    /// Reads engines separated by commas: `pread,mmap:advice=random`.
    package func specs(parsing text: String) throws(WorkloadError) -> [EngineSpec] {
        try specs(text.split(separator: ",", omittingEmptySubsequences: false).map(String.init))
    }

    /// The engines of a case of this work that names none: the baseline first, and those of one place as they are listed.
    func defaults(of work: any WorkDefinition) -> [EngineSpec] {
        DefaultPlace.allCases.flatMap { place in
            descriptors.filter { $0.defaultPlace(work) == place }.map(EngineSpec.init)
        }
    }

    /// The engines that have a capability and can do a case without any options, for error messages.
    func names(with capability: EngineCapability, for benchCase: Case) -> String {
        descriptors.map(EngineSpec.init).filter { engine in
            engine.capabilities.contains(capability)
                && engine.descriptor.refusal(of: benchCase.work.definition) == nil
                && engine.descriptor.rule(engine, benchCase) == nil
        }
        .map(\.name).joined(separator: ", ")
    }

    /// Reads each text as an engine.
    func specs(_ texts: [String]) throws(WorkloadError) -> [EngineSpec] {
        var engines: [EngineSpec] = []
        for text in texts { engines.append(try spec(parsing: text)) }
        return engines
    }

    /// An engine as a result calls it. One that is unknown here keeps its text, and has no capabilities.
    package func stored(_ text: String) -> EngineSpec {
        (try? spec(parsing: text)) ?? EngineSpec(unknown: text)
    }
}
