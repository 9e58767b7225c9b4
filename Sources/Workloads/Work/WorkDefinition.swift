/// A kind of work: what is done, independent of engine and machine, as a plain value with a key table.
///
/// A new kind is a folder here with a conforming type, a case of ``Work``, and a runtime in the module Engines. What other
/// modules need to know of a work they ask here, and not of its kind.
package protocol WorkDefinition: Hashable, Sendable {
    /// The word of the key `kind`.
    static var kind: WorkKind { get }
    /// The parameters, in the order in which their defaults follow from one another.
    static var keys: [Key<Self>] { get }
    /// The work with the defaults that follow from nothing.
    init()

    /// The name of a workload that is given none.
    var defaultName: String { get }
    /// The engines where none are given; the first is the baseline.
    func defaultEngines(under conditions: Conditions) -> [String]
    /// Throws ``WorkloadError`` where the work can't be done as it is, or not under these conditions.
    func validate(under conditions: Conditions) throws(WorkloadError)
    /// Why an engine can't do the work; nil if it can. What holds for every engine is found out before.
    func refusal(of engine: EngineSpec, under conditions: Conditions) -> WorkloadError?

    /// Whether bytes are read, written or both.
    var operation: Operation { get }
    /// The percentage of operations that read, where that is not all or none.
    var readPercentage: Int? { get }
    /// The order of the places that operations take.
    var pattern: Pattern { get }
    /// How bytes that are read are used.
    var consumption: Consumption { get }
    /// Whether mapping and descriptor are fresh for every batch.
    var mapping: MappingMode { get }
    /// When written bytes are made durable.
    var durability: Durability { get }
    /// The operations of each thread in one batch.
    var operations: Int { get set }
    /// One operation in words: `an operation`, `a file`.
    var unit: String { get }
    /// The bytes that are named with one operation: of a block, of a file.
    var unitSize: ByteSize { get }

    /// The bytes of each file, or of the one object that is worked on.
    var fileSize: ByteSize { get }
    /// The number of files or objects.
    var fileCount: Int { get }
    /// The bytes of one call: of a block, or of the buffer that files are read into.
    var blockSize: ByteSize { get }
    /// The bytes of one operation, as asked for; the last block of a file may have fewer.
    var operationBytes: Int { get }
    /// The places of a batch, of which threads take disjoint parts: blocks or files.
    var placeCount: Int { get }
    /// True where each operation opens and closes by itself, so that no batch begins or ends with that.
    var opensEachOperation: Bool { get }
    /// True where another number of operations in a batch would be other work.
    func operationsDecide(under conditions: Conditions) -> Bool
    /// True where the engines of a round are open together and take turns in groups of batches.
    func alternates(under conditions: Conditions) -> Bool
    /// What the work is called in a title, in a few words each: size, and what it is done to.
    var titleParts: [String] { get }
}

extension WorkDefinition {
    package var readPercentage: Int? { nil }
    package var durability: Durability { .none }
    package var fileCount: Int { 1 }
    package var unit: String { "an operation" }
    package var unitSize: ByteSize { blockSize }
    package var opensEachOperation: Bool { false }

    /// The bytes of all files together.
    package var dataBytes: Int { fileSize.bytes * fileCount }
}
