internal import Workloads

/// One engine's way through small files: what is switched on once, outside the loops.
///
/// A new one is a type in a file of its own, with the ``SmallFileEngine`` that its loops are compiled for, and a place in the
/// engine's line of the registry. It is no generic type: the compiler would not specialise its loops.
protocol SmallFileWay: EngineWay, Sendable {
    /// True where the access phase has a mapping before it and an unmapping behind it.
    static var isMapped: Bool { get }
    /// The bytes that each thread needs behind the room for one file.
    static func extraBytes(_ engine: EngineSpec) -> Int
    /// The way of an engine with its options.
    ///
    /// - Parameter capacity: the room for one file, in bytes.
    init(_ engine: EngineSpec, capacity: Int)
    /// Runs one batch of one thread.
    func run(_ batch: SmallFileBatch, report: inout LaneReport) throws(EngineFault)
}

extension SmallFileWay {
    static var isMapped: Bool { false }
    static func extraBytes(_ engine: EngineSpec) -> Int { 0 }
}

/// One batch of one thread.
struct SmallFileBatch {
    let access: SmallFileAccess
    let lane: Lane
    /// Its place in the lane's prepared group.
    let place: Int
    let use: BlockAccess.Use

    /// Runs the batch's loop on an engine.
    func run<Engine: SmallFileEngine & ~Copyable>(
        _ engine: inout Engine,
        report: inout LaneReport
    ) throws(EngineFault) {
        try access.visit(&engine, self, report: &report)
    }
}
