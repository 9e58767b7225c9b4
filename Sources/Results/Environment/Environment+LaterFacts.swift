extension Environment {
    /// A fact that results have had since a version after the first: one or more values.
    struct LaterFact: Hashable, Sendable {
        let name: String
        let values: [String]

        /// All values in a line.
        var text: String { values.isEmpty ? "none" : values.joined(separator: "; ") }
    }

    /// The facts that earlier results do not have, those that are known: they decide what a call, a fault or a page costs.
    var laterFacts: [LaterFact] {
        func one(_ value: String?) -> [String]? { value.map { [$0] } }
        let hasSwap = (memory.swapTotalBytes ?? 0) > 0
        let facts: [(String, [String]?)] = [
            ("last-level cache KiB", one(cpu.lastLevelBytes.map { "\($0 >> 10)" })),
            ("vulnerabilities", kernel.vulnerabilities), ("preemption", one(kernel.preemption)),
            ("MGLRU", one(kernel.generations)),
            // Without swap nothing comes there.
            ("zswap", one(memory.zswap.map { hasSwap ? $0 : "without swap" })),
            ("THP sizes", pages.sizes), ("THP shmem sizes", pages.sharedSizes),
            ("access times", one(fileSystem.accessTimes)), ("encryption below", fileSystem.encryption),
            // Of a file system on a disk it is the disk's, which the first version has.
            ("read_ahead_kb", device == nil ? one(fileSystem.readAheadKibibytes.map(String.init)) : nil),
        ]
        return facts.compactMap { name, values in values.map { LaterFact(name: name, values: $0) } }
    }

    /// Those of them that both know and in which they differ. Of several values those are given that the other does not have.
    func laterDifferences(from other: Environment) -> [(name: String, here: String, there: String)] {
        let theirs = other.laterFacts
        return laterFacts.compactMap { fact in
            guard let there = theirs.first(where: { $0.name == fact.name }), there.values != fact.values else {
                return nil
            }
            let own = LaterFact(name: fact.name, values: fact.values.filter { !there.values.contains($0) })
            let others = LaterFact(name: fact.name, values: there.values.filter { !fact.values.contains($0) })
            return (fact.name, own.text, others.text)
        }
    }
}
