internal import Analysis
internal import Platform
package import Results

/// Tries by real system calls where memory goes that was asked for on a NUMA node, kind by kind.
package enum PlacementCheck {
    /// The base pages of each kind of memory: 8 MiB where they have 4 KiB.
    static let pages = 2048
    /// The hugetlb pages: 16 MiB of 2 MiB.
    static let hugePages = 8

    /// Tries all of them with the first two nodes that have memory. What needs a second node is not tried on one.
    ///
    /// Takes under a second. Makes a folder with two files of 8 MiB in `directory` and removes it; needs no root.
    ///
    /// - Throws: ``HarnessError`` for a build without NUMA, and where no folder can be made.
    package static func findings(directory: String) throws -> [PlacementFinding] {
        switch NUMALibrary.state {
        case .available, .refused: break
        case .notBuiltIn, .notAvailable:
            throw HarnessError(.usage, "placement can't be tried: \(NUMALibrary.state.description)")
        }
        let facts = NUMAFacts.current()
        guard let first = facts.nodesWithMemory.first else {
            throw HarnessError(.usage, "placement can't be tried: the kernel lists no NUMA node")
        }
        if let refusal = HeldFolder.refusalForRoot(directory) { throw HarnessError(.usage, "--directory: \(refusal)") }
        let folder: HeldFolder
        do throws(SystemError) {
            folder = try HeldFolder(in: directory, prefix: "faultline-placement-")
        } catch {
            throw HarnessError(.usage, "--directory: no folder can be made in \(directory): \(error.reason)")
        }
        defer { folder.remove() }
        let marker = try RunMarker(in: folder)
        defer { withExtendedLifetime(marker) {} }
        let stage = PlacementStage(
            first: first,
            second: facts.nodesWithMemory.dropFirst().first,
            folder: folder.descriptorPath,
            isInMemory: try FileSystem(of: folder.descriptorPath).isMemory
        )
        try stage.makeFile()
        let scenes = stage.anonymous() + stage.memoryFiles() + stage.files() + stage.warmFiles() + stage.hugePages()
        return try scenes.map { scene in
            PlacementFinding(
                memory: scene.memory,
                policy: scene.policy,
                asked: shares(scene.pages, on: scene.asked),
                isIgnored: scene.isIgnored,
                outcome: try outcome(of: scene, facts)
            )
        }
    }

    private static func outcome(
        of scene: PlacementScene,
        _ facts: NUMAFacts
    ) throws -> PlacementFinding.Outcome {
        if let obstacle = scene.obstacle { return .notTried(obstacle) }
        let allowed = Set(try CPUSet.allowed())
        guard let cpu = facts.cpus(ofNode: scene.threadNode).first(where: allowed.contains) else {
            return .notTried("no CPU of node \(scene.threadNode) may be used")
        }
        // A thread of its own: its policy and its CPU end with it.
        let thread = try WorkerThread {
            Result {
                try CPUSet.pin(to: cpu)
                return try scene.body()
            }
        }
        switch thread.join() {
        case .success(let placement): return outcome(placement)
        case .failure(let error as SystemError):
            let obstacle = Obstacle(error)
            return obstacle.kind == .refused ? .refused(obstacle.description) : .failed(obstacle.description)
        case .failure(let error): return .failed("\(error)")
        case nil: return .failed("the thread was cancelled")
        }
    }

    private static func outcome(_ placement: PagePlacement) -> PlacementFinding.Outcome {
        let lost = placement.absent + placement.failed
        guard lost == 0 else { return .failed("\(FigureText.plural(lost, "page")) could not be found on any node") }
        return .found(placement.pagesByNode)
    }

    /// So many pages, on these nodes in equal shares.
    static func shares(_ pages: Int, on nodes: [Int]) -> [Int: Int] {
        Dictionary(uniqueKeysWithValues: nodes.map { ($0, pages / nodes.count) })
    }
}
