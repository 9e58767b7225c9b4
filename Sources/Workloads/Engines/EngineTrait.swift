/// What has to be known of an engine beside its figures.
package enum EngineTrait: Hashable, Sendable {
    /// Its bytes come from the device, past the page cache, whatever state that is in.
    case device
    /// It can't alternate with others: it takes pages or a CPU from them while they are measured, or they keep it from its work.
    case alone
    /// Its system calls are made by a library, and not counted.
    case uncounted
}

extension EngineSpec {
    /// What has to be known of the engine with its options.
    package var traits: Set<EngineTrait> { EngineCatalog.entry(named: name)?.traits(self) ?? [] }

    /// The operations that it keeps in flight at a time.
    package var queueDepth: Int { value("depth").flatMap(Int.init) ?? 1 }
}
