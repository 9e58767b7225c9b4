internal import Engines
internal import Platform
internal import Workloads

/// What can be known beforehand: what the case dirties, beside what waits already, against the kernel's limits.
extension WritebackPrecondition {
    func refusal() -> String? { isWithin ? excess() : shortage() }

    /// Why write-back can't be kept away; nil if it can.
    private func excess() -> String? {
        guard DirtyMemory.all(root: system.root).contains(where: { isExcess($0.memory) }) else { return nil }
        // It may be what others have dirtied, which is gone once it is written.
        try? clean()
        guard let (memory, owner) = DirtyMemory.all(root: system.root).first(where: { isExcess($0.memory) }) else {
            return nil
        }
        return """
            writeback within: the case dirties \(Self.words(mostDirtied)) beside \(Self.words(memory.waitingBytes)) that wait already, \
            more than half of the \(Self.words(memory.backgroundBytes)) from which on \(owner) writes back; choose a smaller file-size, \
            raise vm.dirty_background_bytes (or _ratio), or ask for writeback: beyond
            """
    }

    private func isExcess(_ memory: DirtyMemory) -> Bool {
        mostDirtied + memory.waitingBytes > memory.backgroundBytes / 2
    }

    /// Why write-back would not begin by the amount; nil if it would.
    private func shortage() -> String? {
        if isInMemory {
            return
                "writeback beyond: the data lies in memory (tmpfs), which is never written back: choose a --directory on a disk"
        }
        let all = DirtyMemory.all(root: system.root)
        // The least limit is met first.
        guard let least = all.map(\.memory.backgroundBytes).min(), mostDirtied <= least else { return nil }
        return """
            writeback beyond: the case dirties \(Self.words(mostDirtied)), and the kernel writes back from \(Self.words(least)) on; \
            choose a larger file-size, or lower vm.dirty_background_bytes (or _ratio)
            """
    }

    /// The bytes that become dirty at the most: whole folios do, so that it is mostly the whole file.
    private var mostDirtied: Int {
        let work = benchCase.work.definition
        guard benchCase.isOnePass, work.pattern != .sequential else { return data.totalBytes }
        let each = max(work.blockSize.bytes, 128 << 10)
        let (bytes, overflow) = work.operationsOfBatch(under: benchCase.conditions).multipliedReportingOverflow(
            by: each
        )
        return overflow ? data.totalBytes : min(data.totalBytes, bytes)
    }

    private static func words(_ bytes: Int) -> String { "\((bytes + (1 << 19)) >> 20) MiB" }
}

extension DirtyMemory {
    /// The system's, and that of the control group where it has one; each with who writes back.
    fileprivate static func all(root: String) -> [(memory: DirtyMemory, owner: String)] {
        [(current(root: root), "the kernel"), (ofGroup(root: root), "the control group")].compactMap { memory, owner in
            memory.map { ($0, owner) }
        }
    }
}
