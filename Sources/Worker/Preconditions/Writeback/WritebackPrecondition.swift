internal import Engines
internal import Platform
internal import Results
internal import Workloads

/// What a case dirties is not written back while it is measured (*within*), or all the time (*beyond*).
///
/// Whether it was is seen after the timed part, since any activity of the flusher decides the figure of a mapping, and the limits of
/// the kernel are but one of its causes: its age, another's sync, a group's share are others.
final class WritebackPrecondition: Precondition {
    let scope = PreconditionScope.engine
    let benchCase: Case
    let data: DataSet
    let system: SystemWrites
    /// The data lies on a file system that is memory.
    let isInMemory: Bool
    /// The age of what is dirty.
    var age: DirtyAge
    /// How often all was cleaned for the trial.
    private(set) var cleanings = 0
    /// What of a trial under write-back fell short; nil for nothing, and for a trial without.
    var shortfall: String?

    /// How often a trial is measured anew that others' writes, or write-back, may have spoilt.
    static let mostRepeats = 2
    /// The reason of such a trial.
    static let disturbance = "others wrote, or write-back ran"

    /// - Parameters:
    ///   - device: under the data, in /proc/diskstats; nil for none.
    ///   - root: of another /proc, for tests.
    ///
    /// Nil where nothing can be written back: the case reads, or its data lies in memory.
    init?(_ benchCase: Case, data: DataSet, device: String?, root: String = "") {
        guard benchCase.dirtiesFiles else { return nil }
        isInMemory = (try? FileSystem(of: data.directory))?.isMemory == true
        if isInMemory, benchCase.conditions.writeback == .within { return nil }
        self.benchCase = benchCase
        self.data = data
        system = SystemWrites(device: device, root: root)
        age = DirtyAge(most: DirtyMemory.expiry(root: root).map { $0 / 2 })
    }

    var isWithin: Bool { benchCase.conditions.writeback == .within }

    /// Cleans what is dirty, so that the age of what the case dirties is known.
    func prepare() throws -> String? {
        shortfall = nil
        cleanings = 0
        guard isWithin else { return nil }
        try clean()
        age.begin(at: Clock.now())
        return nil
    }

    /// The whole file system: a sync of the file leaves it the age of what was dirty before.
    func clean() throws {
        try FileHandle(data.path(ofFile: 0)).syncFileSystem()
        cleanings += 1
    }

    func verify(_ trial: inout Trial, by evidence: TrialEvidence) -> String? {
        guard case .counts(let engine) = evidence else { return nil }
        guard isWithin else { return shortfall }
        if age.isExceeded {
            return "dirty for longer than half of vm.dirty_expire_centisecs, after which the kernel writes back"
        }
        // Syncs in the timed part write, and clean pages of a mapping: that is the work.
        guard benchCase.work.definition.durability == .none else { return nil }
        if let faults = faults(of: trial, by: engine) { return faults }
        // What goes past the page cache is written by the work.
        if engine.capabilities.contains(.device) { return nil }
        return limits(of: trial).hold(trial.counts) ? nil : Self.disturbance
    }

    /// True for a trial that may be valid when it is measured once more.
    static func isDisturbance(_ trial: Trial) -> Bool { trial.status == .invalid && trial.reason == disturbance }

    func limits(of trial: Trial?) -> WritebackLimits {
        let steady = benchCase.work.definition.mapping == .steady ? data.totalBytes : 0
        return WritebackLimits(
            fileBytes: data.totalBytes,
            dirtiedBytes: max(steady, trial?[.dirtiedBytes] ?? 0),
            pageSize: Case.pageSize
        )
    }

    /// A mapping that was used before faults on nothing but pages that were cleaned or taken since.
    private func faults(of trial: Trial, by engine: EngineSpec) -> String? {
        let work = benchCase.work.definition
        guard work.mapping == .steady, engine.capabilities.contains(.maps), !engine.capabilities.contains(.remaps),
            let minor = trial[.minorFaults], let operations = trial.operations
        else { return nil }
        let most = WritebackLimits.faults(
            operations: operations,
            blockBytes: work.blockSize.bytes,
            pageSize: Case.pageSize
        )
        guard minor + (trial[.majorFaults] ?? 0) > most else { return nil }
        return "write-back ran: a mapping that was used before had a fault in more than 1 of 1000 operations"
    }
}

extension PreconditionStack {
    /// That of write-back; nil where the case has none.
    var writeback: WritebackPrecondition? { preconditions.lazy.compactMap { $0 as? WritebackPrecondition }.first }
}
