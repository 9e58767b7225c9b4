internal import Platform

extension PlacementStage {
    private func scene(
        _ policy: String,
        asked: [Int],
        on node: Int? = nil,
        isIgnored: Bool = false,
        needs obstacle: String?,
        memory: String = "file",
        _ body: @escaping @Sendable () throws -> PagePlacement
    ) -> PlacementScene {
        PlacementScene(
            memory: memory,
            policy: policy,
            asked: asked,
            threadNode: node ?? first,
            isIgnored: isIgnored,
            obstacle: obstacle,
            body: body
        )
    }

    /// Files on a disk, cold or written: the policy of the thread decides, that of a shared mapping is ignored.
    func files() -> [PlacementScene] {
        let turns = MemoryPolicy.interleave([first, other])
        let bound = MemoryPolicy.bind([other])
        let fault = { (policy: MemoryPolicy?) -> @Sendable () throws -> PagePlacement in
            {
                try policy?.applyToThread()
                return try placement(of: try coldFile())
            }
        }
        let pread = { (policy: MemoryPolicy) -> @Sendable () throws -> PagePlacement in
            { try fetch(policy, try coldFile()) }
        }
        return [
            scene("read fault on node \(first)", asked: [first], needs: isInMemory ? needsDisk : nil, fault(nil)),
            scene("read fault on node \(other)", asked: [other], on: other, needs: needsDisk, fault(nil)),
            scene("mbind \(other), read fault", asked: [other], isIgnored: true, needs: needsDisk) {
                let file = try coldFile()
                let mapping = try Mapping(file.descriptor, length: size)
                try mapping.bind(bound)
                Self.read(mapping)
                return try PagePlacement.of(mapping)
            },
            scene("set_mempolicy \(bound.words), read fault", asked: [other], needs: needsDisk, fault(bound)),
            scene("set_mempolicy \(bound.words), pread", asked: [other], needs: needsDisk, pread(bound)),
            scene("set_mempolicy \(turns.words), pread", asked: [first, other], needs: needsDisk, pread(turns)),
            scene("written on node \(other)", asked: [other], on: other, needs: needsDisk) {
                let file = try FileHandle(folder + "/written", .create)
                try file.append([UInt8](repeating: 3, count: size))
                return try placement(of: file)
            },
        ]
    }

    /// Files that are in the page cache of the first node: they stay there until they are moved.
    func warmFiles() -> [PlacementScene] {
        let warm = { @Sendable () throws -> FileHandle in
            let file = try coldFile()
            _ = try fetch(.bind([first]), file)
            try MemoryPolicy.local.applyToThread()
            return file
        }
        let moved = { (policy: String, move: @escaping @Sendable (borrowing Mapping) throws -> Void) in
            scene("warm on node \(first), \(policy)", asked: [other], needs: needsDisk) {
                let file = try warm()
                let mapping = try Mapping(file.descriptor, length: size)
                Self.read(mapping)
                try move(mapping)
                return try PagePlacement.of(mapping)
            }
        }
        return [
            scene("warm on node \(first), read on node \(other)", asked: [first], on: other, needs: needsDisk) {
                try placement(of: try warm())
            },
            moved("mbind \(other) with MPOL_MF_MOVE") { try $0.bind(.bind([other]), movesPages: true) },
            moved("move_pages to \(other)") { mapping in _ = try PagePlacement.move(mapping) { _ in other } },
            scene("mbind \(other), write fault", asked: [other], needs: needsDisk, memory: "private copy of a file") {
                let file = try warm()
                let mapping = try Mapping(privateCopyOf: file.descriptor, length: size)
                try mapping.bind(.bind([other]))
                Self.write(mapping)
                return try PagePlacement.of(mapping)
            },
        ]
    }

    /// Brings the file into the page cache by pread(2) under a policy, and says where its pages are.
    private func fetch(_ policy: MemoryPolicy, _ file: borrowing FileHandle) throws -> PagePlacement {
        try policy.applyToThread()
        guard try file.bytes(in: 0..<size).count == size else { throw HarnessError(.io, "the file has become shorter") }
        return try placement(of: file)
    }
}
