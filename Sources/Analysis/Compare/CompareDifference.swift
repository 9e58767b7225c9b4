import Results
import Workloads

/// Something that two results do not share.
package struct CompareDifference: Hashable, Sendable, Codable {
    /// What it is, such as `kernel release`.
    package var field: String
    /// Its value in the base.
    package var base: String
    /// Its value in the other result.
    package var other: String
    /// True where figures of the two can't be compared because of it.
    package var isBlocking: Bool

    init(_ field: String, _ base: String, _ other: String, blocks: Bool) {
        self.field = field
        self.base = base
        self.other = other
        isBlocking = blocks
    }
}

extension CompareDifference {
    /// What differs between two runs beside their cases: the blocking ones first.
    static func all(_ base: CompareSource, _ other: CompareSource) -> [CompareDifference] {
        var list = base.header.environment.differences(from: other.header.environment).map {
            CompareDifference($0.name, $0.here, $0.there, blocks: true)
        }
        func add(_ field: String, blocks: Bool = false, _ value: (CompareSource) -> String?) {
            let (here, there) = (value(base) ?? "unknown", value(other) ?? "unknown")
            if here != there { list.append(CompareDifference(field, here, there, blocks: blocks)) }
        }
        func time(_ nanoseconds: Int) -> String { FigureText.time(nanoseconds: Double(nanoseconds)) }
        add("build", blocks: true) { $0.header.tool.build }
        add("min trial", blocks: true) { time($0.header.settings.minTrialNanoseconds) }
        add("group", blocks: true) { time($0.header.settings.groupNanoseconds) }
        let pinned = [base, other].map(\.header.settings.cpus.count)
        if pinned[0] != pinned[1] || !list.contains(where: { $0.field == "CPUs allowed" }) {
            add("pinned CPUs", blocks: true) { FigureText.list($0.header.settings.cpus.sorted()) }
        }
        // An earlier version did not look.
        if base.header.environment.fileSystem.layers != nil, other.header.environment.fileSystem.layers != nil {
            add("storage below", blocks: true) { source in
                let kinds = source.header.environment.fileSystem.layers?.map(\.kind) ?? []
                return kinds.isEmpty ? "a disk" : kinds.joined(separator: ", ")
            }
        }
        add("latency", blocks: true) { "\($0.header.settings.latency ?? .off)" }
        // Without a unit that counts, the choice makes no difference.
        if [base, other].allSatisfy({ $0.header.environment.counters.scope.map { $0 != .none } == true }) {
            add("counters") { ($0.header.settings.counters ?? .all).rawValue }
        }
        add("beside another run") { $0.header.settings.beside == true ? "yes" : "no" }
        add("suite") { $0.header.suite }
        add("faultline version") { $0.header.tool.version }
        add("compiler") { $0.header.tool.compiler }
        add("looks") { $0.header.settings.looks.map(String.init).joined(separator: ",") }
        add("time budget") { $0.header.settings.timeBudgetSeconds.map { FigureText.duration(seconds: $0) } ?? "none" }
        add("ended") { $0.ended }
        add("glibc") { $0.header.environment.glibcVersion }
        add("kernel build") { $0.header.environment.kernel.build }
        add("mount options") { $0.header.environment.fileSystem.options?.joined(separator: ",") }
        add("device") { $0.header.environment.device?.name ?? "none" }
        // As above.
        if base.header.environment.limits.process != nil, other.header.environment.limits.process != nil {
            add("limits of the process") { $0.header.environment.limits.process?.joined(separator: "; ") }
        }
        if base.header.environment.cpu.idleStates != nil, other.header.environment.cpu.idleStates != nil {
            add("idle states") { $0.header.environment.cpu.idleStates?.joined(separator: ", ") }
        }
        add("I/O scheduler") { $0.header.environment.device?.scheduler }
        add("CPU governors") { $0.header.environment.cpu.governors?.joined(separator: ",") }
        add("CPU boost") { $0.header.environment.cpu.isBoostOn.map { $0 ? "on" : "off" } }
        return list.filter(\.isBlocking) + list.filter { !$0.isBlocking }
    }

    /// What differs between two cases: parameters of their ids, and what the ids leave out.
    static func all(_ base: CompareSourceCase, _ other: CompareSourceCase) -> [CompareDifference] {
        let (here, there) = (base.parameters, other.parameters)
        let keys = here.map(\.key) + there.map(\.key).filter { key in !here.contains { $0.key == key } }
        let found = keys.compactMap { key -> CompareDifference? in
            let left = here.first { $0.key == key }?.value ?? "none"
            let right = there.first { $0.key == key }?.value ?? "none"
            guard left != right else { return nil }
            return CompareDifference("\(base.benchCase.workload): \(key)", left, right, blocks: true)
        }
        // The CPUs that were used, and not all that might have been: a version may choose others.
        guard let cpus = base.cpus, let others = other.cpus, cpus != others else { return found }
        let name = "\(base.benchCase.workload): CPUs used"
        return found + [CompareDifference(name, FigureText.list(cpus), FigureText.list(others), blocks: true)]
    }
}

extension CompareSourceCase {
    /// The parameters of the id, and what the id leaves out.
    var parameters: [(key: String, value: String)] {
        benchCase.parameters + benchCase.work.definition.hiddenParameters
    }
}
