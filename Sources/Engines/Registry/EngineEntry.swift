internal import Workloads

/// An engine's descriptor with its code, for each kind of work that it does.
struct EngineEntry: Sendable {
    /// What the engine says of itself.
    let descriptor: EngineDescriptor
    /// How it opens the file that blocks are of; nil for an engine that does no such work.
    let blocks: (any Opening.Type)?
    /// How it takes a small file; nil for an engine that does no such work.
    let smallFiles: (any SmallFileWay.Type)?
    /// How it moves messages between two processes; nil for an engine that does no such work.
    let exchange: (any ExchangeWay.Type)?

    init(
        _ descriptor: EngineDescriptor,
        blocks: (any Opening.Type)? = nil,
        smallFiles: (any SmallFileWay.Type)? = nil,
        exchange: (any ExchangeWay.Type)? = nil
    ) {
        self.descriptor = descriptor
        self.blocks = blocks
        self.smallFiles = smallFiles
        self.exchange = exchange
    }

    /// What the engine can't do on this machine, found out by trying; nil when all of it works.
    var obstacle: String? { blocks?.obstacle() }
}
