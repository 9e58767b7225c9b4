internal import Platform

extension PlacementStage {
    /// Anonymous memory: each policy is obeyed.
    func anonymous() -> [PlacementScene] {
        let size = size
        let scene = { (policy: String, asked: [Int], node: Int, obstacle: String?, asks: MemoryPolicy?) in
            PlacementScene(memory: "anonymous", policy: policy, asked: asked, threadNode: node, obstacle: obstacle) {
                let mapping = try Mapping(anonymous: size)
                // In huge pages turns would be taken by 2 MiB.
                try mapping.advise(.noHugePage)
                if let asks { try mapping.bind(asks) }
                Self.write(mapping)
                return try PagePlacement.of(mapping)
            }
        }
        let turns = MemoryPolicy.interleave([first, other])
        return [
            scene("default, touched on node \(first)", [first], first, nil, nil),
            scene("default, touched on node \(other)", [other], other, needsSecond, nil),
            scene("mbind \(first), touched on node \(other)", [first], other, needsSecond, .bind([first])),
            scene("mbind \(other), touched on node \(first)", [other], first, needsSecond, .bind([other])),
            scene("mbind \(turns.words)", [first, other], first, needsSecond, turns),
        ]
    }

    /// Memory files, as tmpfs has them: the policy is the file's, whoever touches or writes it.
    func memoryFiles() -> [PlacementScene] {
        let (size, other) = (size, other)
        let scene = { (policy: String, fill: @escaping @Sendable (MemoryFile, borrowing Mapping) throws -> Void) in
            PlacementScene(
                memory: "memory file",
                policy: policy,
                asked: [other],
                threadNode: first,
                obstacle: needsSecond
            ) {
                let memory = try MemoryFile(size: size)
                let mapping = try Mapping(memory.descriptor, length: size, writable: true)
                try mapping.advise(.noHugePage)
                try mapping.bind(.bind([other]))
                try fill(memory, mapping)
                return try PagePlacement.of(mapping)
            }
        }
        return [
            scene("mbind \(other), touched on node \(first)") { _, mapping in Self.write(mapping) },
            scene("mbind \(other), pwrite on node \(first)") { memory, mapping in
                let file = try FileHandle(memory.path, .readWrite)
                try file.append([UInt8](repeating: 1, count: memory.size))
                Self.read(mapping)
            },
        ]
    }

    /// Memory files of hugetlb pages: each policy is obeyed, where the nodes have the pages.
    func hugePages() -> [PlacementScene] {
        let pageSize = 2 << 20
        let pool = HugePagePool(pageSize: pageSize)
        let turns = MemoryPolicy.interleave([first, other])
        let scene = { (name: String, policy: MemoryPolicy, asked: [Int], isSecond: Bool) -> PlacementScene in
            let count = PlacementCheck.hugePages
            var obstacle = isSecond ? needsSecond : nil
            for node in asked where obstacle == nil {
                let wanted = count / asked.count
                let free = max(0, (pool?.free(onNode: node) ?? 0) - (pool?.reserved ?? 0))
                if free < wanted { obstacle = "needs \(wanted) free huge pages of 2 MiB on node \(node), has \(free)" }
            }
            return PlacementScene(
                memory: "hugetlb file, 2 MiB",
                policy: "mbind \(name)",
                asked: asked,
                threadNode: first,
                pages: count,
                obstacle: obstacle
            ) {
                let memory = try MemoryFile(size: count * pageSize, hugePageSize: pageSize)
                let mapping = try Mapping(memory.descriptor, length: memory.size, writable: true)
                try mapping.bind(policy)
                // A touch would end in SIGBUS if another process took the pages in between.
                try mapping.advise(.populateWrite)
                return try PagePlacement.of(mapping)
            }
        }
        return [
            scene("\(first)", .bind([first]), [first], false),
            scene("\(other)", .bind([other]), [other], true),
            scene(turns.words, turns, [first, other], true),
        ]
    }
}
