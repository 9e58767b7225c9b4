internal import Engines
package import Workloads

/// Parameters of a draft as typed values, set through their texts; nil where none was given.
extension CaseDraft {
    /// A draft over the engines that come with Faultline.
    package init() { self.init(.builtIn) }

    private func choice<Value: ParameterChoice>(_ key: WorkloadKey) -> Value? { text(of: key).flatMap(Value.init) }

    private mutating func put(_ text: String?, for key: WorkloadKey) {
        guard let text else { return clear(key) }
        do {
            try set(key, to: text)
        } catch {
            preconditionFailure("\(key.rawValue): \(error)")
        }
    }

    package var workload: String? {
        get { text(of: .name) }
        set { put(newValue, for: .name) }
    }
    package var kind: WorkKind? {
        get { choice(.kind) }
        set { put(newValue?.rawValue, for: .kind) }
    }
    package var operation: Operation? {
        get { choice(.operation) }
        set { put(newValue?.rawValue, for: .operation) }
    }
    package var readPercentage: Int? {
        get { text(of: .readPercentage).flatMap { Int($0) } }
        set { put(newValue.map { "\($0)" }, for: .readPercentage) }
    }
    package var pattern: Pattern? {
        get { text(of: .pattern).flatMap { try? Pattern(parsing: $0) } }
        set { put(newValue?.description, for: .pattern) }
    }
    package var blockSize: ByteSize? {
        get { text(of: .blockSize).flatMap { try? ByteSize(parsing: $0) } }
        set { put(newValue?.description, for: .blockSize) }
    }
    package var fileSize: ByteSize? {
        get { text(of: .fileSize).flatMap { try? ByteSize(parsing: $0) } }
        set { put(newValue?.description, for: .fileSize) }
    }
    package var fileCount: Int? {
        get { text(of: .files).flatMap { Int($0) } }
        set { put(newValue.map { "\($0)" }, for: .files) }
    }
    package var threads: Int? {
        get { text(of: .threads).flatMap { Int($0) } }
        set { put(newValue.map { "\($0)" }, for: .threads) }
    }
    package var sharing: Sharing? {
        get { choice(.sharing) }
        set { put(newValue?.rawValue, for: .sharing) }
    }
    package var spinners: Int? {
        get { text(of: .spinners).flatMap { Int($0) } }
        set { put(newValue.map { "\($0)" }, for: .spinners) }
    }
    package var cache: CacheState? {
        get { choice(.cache) }
        set { put(newValue?.rawValue, for: .cache) }
    }
    package var fill: FillMethod? {
        get { text(of: .fill).flatMap { try? FillMethod(parsing: $0) } }
        set { put(newValue?.description, for: .fill) }
    }
    package var backing: Backing? {
        get { choice(.backing) }
        set { put(newValue?.rawValue, for: .backing) }
    }
    package var hugePages: HugePages? {
        get { choice(.hugePages) }
        set { put(newValue?.rawValue, for: .hugePages) }
    }
    package var numa: NUMAPlacement? {
        get { text(of: .numa).flatMap { try? NUMAPlacement(parsing: $0) } }
        set { put(newValue?.description, for: .numa) }
    }
    package var mapping: MappingMode? {
        get { choice(.mapping) }
        set { put(newValue?.rawValue, for: .mapping) }
    }
    package var consumption: Consumption? {
        get { choice(.consume) }
        set { put(newValue?.rawValue, for: .consume) }
    }
    package var durability: Durability? {
        get { text(of: .durability).flatMap { try? Durability(parsing: $0) } }
        set { put(newValue?.description, for: .durability) }
    }
    package var writeback: Writeback? {
        get { choice(.writeback) }
        set { put(newValue?.rawValue, for: .writeback) }
    }
    package var rate: Int? {
        get { text(of: .rate).flatMap { Int($0) } }
        set { put(newValue.map { "\($0)" }, for: .rate) }
    }
    package var arrivals: Arrivals? {
        get { choice(.arrivals) }
        set { put(newValue?.rawValue, for: .arrivals) }
    }
    package var operations: Int? {
        get { text(of: .operations).flatMap { Int($0) } }
        set { put(newValue.map { "\($0)" }, for: .operations) }
    }
    package var engines: [EngineSpec]? {
        get { givenEngines }
        set { if let newValue { set(newValue) } else { clear(.engines) } }
    }
}
