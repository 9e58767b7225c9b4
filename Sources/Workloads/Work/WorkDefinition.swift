/// A kind of work: what is done, independent of engine and machine, as a plain value with a key table.
///
/// A new kind is a folder here with a conforming type, a line in each list of ``Work``, and a runtime in the module Engines. What
/// other modules need to know of a work they ask here, and not of its kind.
package protocol WorkDefinition: Hashable, Sendable {
    /// The word of the key `kind`.
    static var kind: WorkKind { get }
    /// The parameters, in the order in which their defaults follow from one another.
    static var keys: [Key<Self>] { get }
    /// What the kind is, in a phrase for help.
    static var kindSummary: String { get }
    /// True where the kind's word means this definition under these conditions; a word may mean several.
    static func isMeant(under conditions: Conditions) -> Bool
    /// The work as one of all kinds.
    var asWork: Work { get }
    /// The conditions that apply; a case that is given any other is refused.
    static var conditions: Set<WorkloadKey> { get }
    /// The work with the defaults that follow from nothing.
    init()

    /// The name of a workload that is given none.
    var defaultName: String { get }
    /// Texts of cases that name no engines, each with what help calls it: what their engines are is shown there.
    static var samples: [(words: String, given: [WorkloadKey: String])] { get }
    /// Throws ``WorkloadError`` where the work can't be done as it is, or not under these conditions.
    func validate(under conditions: Conditions) throws(WorkloadError)
    /// Why an engine can't do the work; nil if it can. What holds for every engine is found out before.
    ///
    /// - Parameter registry: the engines among which another one is suggested.
    func refusal(of engine: EngineSpec, in benchCase: Case, _ registry: EngineRegistry) -> WorkloadError?

    /// Whether bytes are read, written or both.
    var operation: Operation { get }
    /// The operations of each thread in one batch.
    var operations: Int { get set }
    /// What one operation is called.
    var unit: WorkUnit { get }
    /// True where operations a second say more of the rate than bytes.
    var isRatedByOperations: Bool { get }
    /// True where the rate is held against the bandwidth of memory.
    var isBoundByMemory: Bool { get }
    /// What ids leave out and a comparison must not: key and value.
    var hiddenParameters: [(key: String, value: String)] { get }

    /// The operations of one batch of all members.
    func operationsOfBatch(under conditions: Conditions) -> Int
    /// The bytes of one operation, as asked for; the last block of a file may have fewer.
    var operationBytes: Int { get }
    /// How often an engine that copies moves each of them: once where they lie already, twice where one puts them somewhere for another.
    var copiesOfBytes: Int { get }
    /// True where another number of operations in a batch would be other work.
    func operationsDecide(under conditions: Conditions) -> Bool
    /// True where the engines of a round are open together and take turns in groups of batches.
    func alternates(under conditions: Conditions) -> Bool
    /// Where the bytes lie before the work begins.
    func data(under conditions: Conditions) -> DataNeed
    /// Who does the work.
    func members(under conditions: Conditions) -> MemberPlan
    /// True where the same loops over anonymous memory tell what of an engine's time is memory and use.
    var hasControls: Bool { get }
    /// The CPUs that are kept busy.
    func busyCPUs(under conditions: Conditions) -> Int
    /// What the work is called at the start of a title, in a few words each: what is done, and the sizes.
    var titleStart: [String] { get }
    /// What ends its title, behind the conditions.
    var titleEnd: [String] { get }
    /// The size that tells most of it, as it follows a name in prose, and the key that holds it.
    var chiefSize: (key: WorkloadKey, words: String) { get }
    /// What it will probably cost in time.
    func estimate(under conditions: Conditions) -> WorkEstimate

    // Asked of works whose bytes lie in files or in memory before they begin. Others leave them as they are.

    /// The bytes of each file, or of the one object that is worked on.
    var fileSize: ByteSize { get }
    /// The number of files or objects.
    var fileCount: Int { get }
    /// The bytes of one call: of a block, or of the buffer that files are read into.
    var blockSize: ByteSize { get }
    /// The places of a batch, of which threads take disjoint parts: blocks or files.
    var placeCount: Int { get }
    /// True where each operation opens and closes by itself, so that no batch begins or ends with that.
    var opensEachOperation: Bool { get }
    /// True where each batch begins with opening and ends with closing.
    var opensEachBatch: Bool { get }
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
}

extension WorkDefinition {
    package var unit: WorkUnit { WorkUnit("an operation", "ops", blockSize, isOneCall: true) }
    package var isRatedByOperations: Bool { false }
    package var isBoundByMemory: Bool { false }
    package var hasControls: Bool { true }
    package var copiesOfBytes: Int { 1 }
    package var hiddenParameters: [(key: String, value: String)] { [] }
    package var titleEnd: [String] { [] }

    /// None.
    package func refusal(
        of engine: EngineSpec,
        in benchCase: Case,
        _ registry: EngineRegistry
    ) -> WorkloadError? { nil }

    /// Always.
    package static func isMeant(under conditions: Conditions) -> Bool { true }

    /// All.
    package static var conditions: Set<WorkloadKey> { Set(Conditions.keys.map(\.name)) }

    /// A thread each, or a process each.
    package func members(under conditions: Conditions) -> MemberPlan {
        MemberPlan(count: conditions.threads, areProcesses: conditions.sharing == .processes)
    }

    /// One for each thread, and those that are kept busy beside them.
    package func busyCPUs(under conditions: Conditions) -> Int { conditions.threads + conditions.spinners }

    /// Each thread has its part.
    package func operationsOfBatch(under conditions: Conditions) -> Int { operations * conditions.threads }
}

/// Of a work without bytes that lie anywhere before it begins.
extension WorkDefinition {
    package var fileSize: ByteSize { ByteSize(0) }
    package var fileCount: Int { 0 }
    package var blockSize: ByteSize { ByteSize(0) }
    package var placeCount: Int { 1 }
    package var opensEachOperation: Bool { false }
    package var opensEachBatch: Bool { mapping == .firstTouch && !opensEachOperation }
    package var readPercentage: Int? { nil }
    package var pattern: Pattern { .sequential }
    package var consumption: Consumption { .sum }
    package var mapping: MappingMode { .steady }
    package var durability: Durability { .none }

    /// The bytes of all files together.
    package var dataBytes: Int { fileSize.bytes * fileCount }
}
