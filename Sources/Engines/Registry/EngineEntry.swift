internal import Workloads

/// How an engine does one kind of work: the protocol of a kind's engines refines it.
protocol EngineWay: SendableMetatype {
    /// Whether what the engine needs beyond any kernel and build is there; nil for one that needs nothing.
    static func readiness() -> EngineReadiness?
    /// What the engine can't do on this machine, found out by trying; nil when all of it works.
    static func obstacle() -> String?
}

extension EngineWay {
    /// Nothing is needed.
    static func readiness() -> EngineReadiness? { nil }
    /// That what is needed is not there.
    static func obstacle() -> String? { readiness()?.obstacle }
}

/// An engine's descriptor with its code: a way for each kind of work that it does.
struct EngineEntry: Sendable {
    /// What the engine says of itself.
    let descriptor: EngineDescriptor
    private let ways: [any EngineWay.Type]

    init(_ descriptor: EngineDescriptor, _ ways: any EngineWay.Type...) {
        self.descriptor = descriptor
        self.ways = ways
    }

    /// The first of the ways that is of this kind, such as `(any Opening.Type).self`; nil for an engine that does no such work.
    func way<Way>(_ kind: Way.Type) -> Way? { ways.lazy.compactMap { $0 as? Way }.first }

    /// Whether what the engine needs is there; nil for one that needs nothing.
    var readiness: EngineReadiness? { ways.lazy.compactMap { $0.readiness() }.first }

    /// What the engine can't do on this machine, found out by trying; nil when all of it works.
    var obstacle: String? { ways.lazy.compactMap { $0.obstacle() }.first }
}

extension EngineSpec {
    /// The engine's way to do a kind of work.
    ///
    /// - Parameter what: the work in words, for the error.
    /// - Throws: ``WorkloadError`` for an engine that has no code for it.
    func way<Way>(_ kind: Way.Type, for what: String) throws(WorkloadError) -> Way {
        guard let way = EngineRegistry.entry(named: name)?.way(kind) else {
            throw WorkloadError("engine '\(name)' has no code for \(what)")
        }
        return way
    }
}
